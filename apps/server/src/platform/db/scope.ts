const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The ids become SQL text, so anything but a uuid is refused. */
export function checkOrganizationIds(ids: readonly string[]): readonly string[] {
  for (const id of ids) {
    if (!UUID.test(id)) throw new TypeError('A transaction scope takes organization ids (uuids) only.');
  }
  return ids;
}
