/**
 * What stands around an escalation phrase, by what it makes of it. Portuguese, English and Spanish together, without
 * accents except where only the accent tells two words apart.
 */

/** "não quero cancelar", "sem falar com humano", "I don't want to cancel". */
export const DENIALS = words(
  'nao naum n nunca jamais sem tampouco nada evitar desisti desistir desistimos',
  'not dont doesnt didnt wont isnt arent wasnt havent wouldnt aint never neither without nothing avoid',
  'sin tampoco desisto',
);

/** Two words that deny together: "em vez de cancelar", "instead of an agent". */
export const DENYING_PAIRS = pairs(
  'vez de, inves de, lugar de, instead of, rather than, jeito nenhum, forma alguma, hipotese alguma',
);

/** "no" denies in Spanish and English before these; in Portuguese it is "in the": "no caso quero cancelar". */
export const AFTER_DENYING_NO = words(
  'quiero quisiera quiera queremos necesito necesitamos necesita deseo deseamos prefiero pretendo pienso voy vamos vaya',
  'me nos lo es era fue estoy estamos tengo tenemos hace haga hablar quejarme cancelar reclamar',
  'need thanks want intention wish desire reason longer',
);

/** Deny what hangs on a verb, or on a denial before. A lone "nem atendente tem" asks for one. */
export const NEITHERS = words('nem nor ni');

/** Join two clauses; "não é" written "nao e" is no such joint. */
export const JOINTS = words('e ou y and or');

/** Between a denial and its phrase these change nothing: "não [vou precisar] cancelar". */
export const CARRIERS = words(
  'de do da dos das com para pra pro pros por pelo pela em ao aos que mais me nos te se lhe ja ainda é',
  'falar conversar ser ter ir fazer faco chamar contatar acionar transferir passar precisar querer pensar abrir registrar ligar',
  'agora hoje aqui nenhum nenhuma algum alguma outro outra necessario necessidade caso intencao vontade interesse ideia motivo',
  'pensando querendo falando tenho temos tinha tive vim favor so apenas muito muita tao tanto mesmo realmente atendido atendida',
  'to with for of about any another me you us be being have having had talk talking speak speaking chat chatting call calling',
  'transfer connect see it even really actually just ever yet anymore very so necessary needed thinking planning looking interested',
  'intend intention reason file filing make making submit here get give',
  'con del al en lo le es era fue hablar conversar contactar estar hacer hago hace falta mas ningun ninguna algun alguna otro otra',
  'tengo tenemos tener ya aun todavia hoy ahora llamar pasar necesidad intencion interesa ganas pensando queriendo muy tan poner presentar',
);

/** With these before, "não há" and "não tem" deny: "não tem necessidade de falar com atendente". */
export const NEEDS = words('necessidade intencao vontade interesse motivo necesidad intencion ganas reason');

/** Someone wants it, or says it of themselves: it is meant, whatever else the message tells. */
export const WANTS = words(
  'quero queria queremos quer quis preciso precisava precisamos precisa gostaria gostariamos desejo desejamos vou vamos irei iremos',
  'pretendo pretendemos prefiro solicito peco exijo chama chame chamem passa passe transfere transfira coloca estou fiquei tô',
  'want wanna wanted need would like wish prefer id ill gonna going am im',
  'quiero quisiera quise necesito necesitamos necesita deseo deseamos voy pido exijo pienso gustaria',
  'pasame paseme pase comuniqueme comunicame comunique transfierame transfiereme transfiera llame estoy quede',
);

/** A question that asks for it; a denial before it is part of the question: "não consigo cancelar", "não tem atendente?". */
export const ASKS = words(
  'posso pode podem poderia poderiam consigo consegue tem ha cade onde como quando dá',
  'can could may cant couldnt how where is are let able',
  'puedo puede pueden podria podrian logro donde cuando hay tienen',
);

/** Told of, thanked, pointed at: "falei com o gerente", "adorei o atendente", "cliquei em cancelar". */
export const MENTIONS = words(
  'falei falamos conversei conversamos adorei amei gostei gostamos elogiar elogio elogios parabens agradecer agradeco obrigado obrigada',
  'nome acabei acabamos consegui conseguimos depois apos botao tecla cliquei clicar apertei apertar toquei palavra',
  'spoke spoken talked loved liked praise compliment thank thanks name button key clicked pressed tapped managed after word',
  'hablé hablamos conversé encanto felicitar felicitaciones agradecer agradezco gracias nombre logre logramos acabo acabamos despues boton',
);

export const MENTIONING_PAIRS = pairs('fui atendido, fui atendida, foi atendido, foi atendida');

/** Of people only, right before: whoever is one, or looks for such work, does not ask for one. */
export const MENTIONS_OF_PEOPLE = words(
  'sou somos trabalho trabalhei trabalhava vaga vagas emprego cargo curso am im job position vacancy soy trabajo vacante puesto empleo',
);
export const POSSESSIVES = words('meu minha nosso nossa my our mi nuestro nuestra');
export const NONE_OF_THEM = words('nenhum nenhuma nem no any ningun ninguna ni');

/** "o atendente [João] [me] ajudou": what may stand between a person and what they did. */
export const BEFORE_DEEDS = words(
  'me nos lhe te que ja sempre tambem so muito super bem realmente who that always also really just already le siempre tambien ya muy',
);

export const DEEDS = words(
  'foi era estava esteve disse fez deu veio falou ajudou atendeu resolveu explicou prometeu passou mandou pediu informou orientou',
  'garantiu confirmou respondeu cobrou ligou avisou vendeu instalou marcou é',
  'was is said told helped did gave promised explained solved called asked sent sold informed confirmed answered',
  'fue es era estuvo estaba dijo dio hizo ayudo atendio resolvio explico prometio paso mando pidio informo confirmo respondio llamo vendio',
);

export const PRAISE = words(
  'muito bem bom boa otimo otima super excelente atencioso atenciosa educado educada maravilhoso maravilhosa gentil show',
);

/** Done badly, it is a complaint, and that is for a person. */
export const BAD = words(
  'pessimo pessima ruim horrivel grosso grossa grosseiro mal rude estupido arrogante terrivel',
  'terrible awful bad horrible useless worst nothing not pesimo pesima malo mala grosero grosera',
);

/** Expressions that hold the word and mean something else. */
export const SET_EXPRESSIONS: readonly string[] = [
  'cancelamento de ruído, cancelamento ativo, cancelamento de eco, cancelar ruído, cancelar ruídos, cancelar barulho',
  'atendente virtual, atendente automático, cabelo humano, corpo humano, erro humano, pelo humano',
  'não posso reclamar, não dá para reclamar, não dá pra reclamar',
  'noise cancel, cancel noise, noise cancellation, echo cancellation, human hair, human body, human error, human resources',
  "can't complain, cannot complain, can not complain, travel agent, estate agent, cleaning agent, virtual agent, password manager",
  'cancelación de ruido, cancelación activa, cancelar ruido, asesor virtual, cabello humano, cuerpo humano, error humano',
  'no puedo quejarme, no me puedo quejar',
].flatMap((line) => line.split(', '));

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

function pairs(line: string): ReadonlySet<string> {
  return new Set(line.split(', '));
}
