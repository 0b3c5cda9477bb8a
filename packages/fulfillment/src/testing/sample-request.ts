/** A complete body of the contract, with other values where the test says so. */
export const sampleBody = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  intent_name: 'Novo pedido',
  parameters: { pedido: 42 },
  sessionLog: [{ sessionId: 'antes' }],
  namedQueries: { estoque: [1] },
  query: 'quero um pedido',
  message: 'quero fazer um pedido',
  language: 'pt-BR',
  allRequiredParamsPresent: true,
  carolOrganization: 'Padaria',
  carolEnvironment: 'loja',
  carolOrganizationId: 'org-1',
  carolEnvironmentId: 'env-1',
  sessionId: 'sessao-7',
  isProduction: true,
  channelName: 'whatsapp',
  ...changes,
});

/** A body without some of its fields. */
export function sampleBodyWithout(...fields: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sampleBody()).filter(([name]) => !fields.includes(name)));
}
