import { countCharacters } from '@balcao/whatsapp';
import { fitsIn, LIMITS } from '../limits.ts';
import { compileTemplate } from '../text/template.ts';
import { listVariants, type Text } from '../text/text.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { BotNode } from './node.schema.ts';
import type { DefinitionProblem, Report } from './problem.ts';
import { findChoices } from './walk-texts.ts';

type Check = (
  path: string,
  text: Text | undefined,
  limit: number,
  severity?: DefinitionProblem['severity'],
) => void;

/** What WhatsApp would refuse. Only what is certain to be said counts; interpolated values are trimmed when sent. */
export function checkLimits(definition: BotDefinition, report: Report): void {
  checkPersonTitle(definition, report);
  for (const [id, node] of Object.entries(definition.nodes)) {
    const check: Check = (path, text, limit, severity = 'error') => {
      for (const { locale, value } of text === undefined ? [] : listVariants(text)) {
        const { literals } = compileTemplate(value);
        if (fitsIn(literals, limit)) continue;
        const length = countCharacters(literals);
        const message = `${length} characters, WhatsApp takes ${limit} here; shorten it${severity === 'warning' ? ', or it will be cut' : ''}.`;
        const place = `nodes.${id}.${path}${locale === null ? '' : `.${locale}`}`;
        report({ severity, code: 'TOO_LONG', message, node: id, path: place });
      }
    };
    checkNode(node, check);
    checkChoices(id, node, check, report);
    checkWait(id, node, report);
  }
}

function checkNode(node: BotNode, check: Check): void {
  switch (node.type) {
    case 'say':
      return checkMessage(node.message, check);
    case 'ask': {
      const body = node.kind === 'location' ? LIMITS.buttonBody : LIMITS.text;
      check('text', node.text, body);
      check('again', node.again, body);
      check('error', node.error, LIMITS.text);
      return;
    }
    case 'survey':
      check('text', node.text, LIMITS.text);
      return;
    case 'hand_off':
      check('text', node.text, LIMITS.text);
      check('closedText', node.closedText, LIMITS.text);
      return;
    case 'intent':
      return checkIntent(node, check);
    case 'call':
    case 'end':
      check('text', node.text, LIMITS.text);
      return;
    default:
  }
}

function checkIntent(node: Extract<BotNode, { type: 'intent' }>, check: Check): void {
  check('text', node.text, LIMITS.text);
  check('waiting', node.waiting, LIMITS.text);
  check('fallback', node.fallback, LIMITS.text);
  for (const [i, parameter] of (node.parameters ?? []).entries()) {
    check(`parameters.${i}.question`, parameter.question, LIMITS.text);
    check(`parameters.${i}.error`, parameter.error, LIMITS.text);
    for (const [k, { value, title = value }] of (parameter.values ?? []).entries())
      check(`parameters.${i}.values.${k}.title`, title, LIMITS.rowTitle, 'warning');
  }
}

function checkMessage(message: Extract<BotNode, { type: 'say' }>['message'], check: Check): void {
  switch (message.kind) {
    case 'text':
      return check('message.text', message.text, LIMITS.text);
    case 'media':
      return check('message.caption', message.caption, LIMITS.caption);
    case 'buttons':
      return check('message.text', message.text, LIMITS.buttonBody);
    case 'list':
      return check('message.text', message.text, LIMITS.listBody);
    case 'location_request':
      return check('message.text', message.text, LIMITS.buttonBody);
    case 'url_button':
      check('message.text', message.text, LIMITS.buttonBody);
      check('message.label', message.label, LIMITS.urlLabel);
      check('message.header', message.header, LIMITS.header);
      check('message.footer', message.footer, LIMITS.footer);
      check('message.url', message.url, LIMITS.url);
      return;
    case 'location':
    case 'contact_card':
      return;
    default:
      return message satisfies never;
  }
}

function checkChoices(id: string, node: BotNode, check: Check, report: Report): void {
  const choices = findChoices(node);
  if (!choices) return;
  const { at, widget } = choices;
  const options = choices.options ?? [];
  // The person is one more button or row.
  const offered = options.length + (choices.offerPerson === undefined ? 0 : 1);
  const problem = (code: string, path: string, message: string) =>
    report({ severity: 'error', code, message, node: id, path: `nodes.${id}.${path}` });
  const needsOptions = node.type === 'say' || (node.type === 'ask' && node.kind === 'choice');
  if (needsOptions && options.length === 0 && !choices.optionsFrom) {
    problem('NO_OPTIONS', `${at}options`, 'There is nothing to choose from; add options or optionsFrom.');
  }
  if (widget === 'buttons' && offered > LIMITS.buttons) {
    problem(
      'TOO_MANY_OPTIONS',
      `${at}options`,
      `${offered} buttons, WhatsApp takes ${LIMITS.buttons}; use a list.`,
    );
  }
  if (widget === 'list' && offered > LIMITS.rows) {
    problem(
      'TOO_MANY_OPTIONS',
      `${at}options`,
      `${offered} rows, WhatsApp takes ${LIMITS.rows}; use an ask node of kind "choice", which pages.`,
    );
  }
  if (widget === 'buttons' && choices.optionsFrom) {
    problem(
      'TOO_MANY_OPTIONS',
      `${at}optionsFrom`,
      'A list of unknown length can not be buttons; use an ask node of kind "choice".',
    );
  }
  check(`${at}buttonLabel`, choices.buttonLabel, LIMITS.listButton);
  check(`${at}header`, choices.header, LIMITS.header);
  check(`${at}footer`, choices.footer, LIMITS.footer);
  const seen = new Set<string>();
  for (const [i, option] of options.entries()) {
    const path = `${at}options.${i}`;
    if (seen.has(option.id))
      problem(
        'DUPLICATE_OPTION',
        `${path}.id`,
        `The option id "${option.id}" is used twice; give each its own.`,
      );
    seen.add(option.id);
    if (widget === 'auto') check(`${path}.title`, option.title, LIMITS.rowTitle, 'warning');
    else check(`${path}.title`, option.title, widget === 'buttons' ? LIMITS.buttonTitle : LIMITS.rowTitle);
    check(`${path}.description`, option.description, LIMITS.rowDescription);
    check(`${path}.section`, option.section, LIMITS.sectionTitle);
  }
  check(`${at}optionsFrom.section`, choices.optionsFrom?.section, LIMITS.sectionTitle);
}

/** The label of offerPerson must fit a button in every language. */
function checkPersonTitle(definition: BotDefinition, report: Report): void {
  const title = definition.texts?.talkToPerson;
  for (const { locale, value } of title === undefined ? [] : listVariants(title)) {
    const { literals } = compileTemplate(value);
    if (fitsIn(literals, LIMITS.buttonTitle)) continue;
    const message = `${countCharacters(literals)} characters, WhatsApp takes ${LIMITS.buttonTitle} on a button; shorten it, or it will be cut.`;
    const path = `texts.talkToPerson${locale === null ? '' : `.${locale}`}`;
    report({ severity: 'warning', code: 'TOO_LONG', message, path });
  }
}

function checkWait(id: string, node: BotNode, report: Report): void {
  if (node.type !== 'wait' || node.seconds < 86_400) return;
  const message =
    'The service window is 24 hours: after this wait nothing may be said freely. Wait less, or hand off before.';
  report({
    severity: 'warning',
    code: 'WAIT_OUTLIVES_WINDOW',
    message,
    node: id,
    path: `nodes.${id}.seconds`,
  });
}
