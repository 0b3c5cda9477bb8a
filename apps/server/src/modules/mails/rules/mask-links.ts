/**
 * One-time tokens stand behind `#token=` wherever we put them into a link. A mail shows them to the person it goes
 * to and to nobody else: not to other administrators, and not to who reads the table once it is sent.
 */
export function maskLinks(text: string): string {
  return text.replace(/#token=[A-Za-z0-9_-]+/g, '#token=***');
}
