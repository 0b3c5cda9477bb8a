import * as fc from 'fast-check';

const KEYS = (
  'id time field value metadata phone_number_id contacts messages statuses errors message_echoes calls type text ' +
  'image edit message from to code from_user_id wa_id user_id profile interactive nfm_reply response_json order ' +
  'original_message_id status pricing context referral location __proto__ system header body footer action buttons ' +
  'sections rows parameters components template name language'
).split(' ');

/** JSON shaped enough like a delivery to get past the first checks of the parser. */
export const loose = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom('', 'BR.1', '5511987654321', 'wamid.1', '1788170400', 1788170400000, null, -1, true),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('node'), { maxKeys: 6 }),
  ),
})).node;
const message = fc.record(
  {
    id: loose,
    from: loose,
    from_user_id: loose,
    timestamp: loose,
    type: fc.constantFrom(
      'text',
      'image',
      'edit',
      'revoke',
      'contacts',
      'order',
      'interactive',
      'system',
      'location',
      'x',
    ),
    edit: loose,
    text: loose,
    interactive: fc.record({ type: fc.constantFrom('button_reply', 'nfm_reply', 'z'), nfm_reply: loose }),
    contacts: loose,
    order: loose,
    errors: loose,
  },
  { requiredKeys: [] },
);
const delivery = fc.record({
  entry: fc.array(
    fc.record({
      id: loose,
      time: loose,
      changes: fc.array(
        fc.record({
          field: fc.constantFrom(
            'messages',
            'smb_message_echoes',
            'user_id_update',
            'user_preferences',
            'calls',
            'x',
            '',
          ),
          value: fc.oneof(
            loose,
            fc.record(
              {
                metadata: fc.constant({ phone_number_id: 'PN' }),
                contacts: loose,
                messages: fc.array(message, { maxLength: 3 }),
                statuses: loose,
                message_echoes: loose,
                user_id_update: loose,
                user_preferences: loose,
                calls: loose,
                errors: loose,
              },
              { requiredKeys: ['metadata'] },
            ),
          ),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
});
/** Any JSON, most of it near enough to a delivery to get past the first checks. */
export const anyJson = fc.oneof(fc.jsonValue(), loose, delivery);
