const LONGEST = 64;

/** What a new node is known by for ever: “2ª via do boleto” → `intencao_2_via_do_boleto`, and `…_2` where that is taken. */
export function makeNodeId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = /^[a-z]/.test(plain) ? plain : ['intencao', plain].filter(Boolean).join('_');
  const used = new Set(taken.map((id) => id.toLowerCase()));
  for (let number = 1; ; number++) {
    const tail = number === 1 ? '' : `_${number}`;
    const id = base.slice(0, LONGEST - tail.length).replace(/_+$/, '') + tail;
    if (!used.has(id)) return id;
  }
}
