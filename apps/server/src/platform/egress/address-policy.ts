import ipaddr from 'ipaddr.js';

// Public by its number, yet served from inside Azure's machines.
const INSIDE_CLOUDS = new Set(['168.63.129.16']);

/** True for an address of the public internet. Everything not known to be public is not. */
export function isPublicAddress(text: string): boolean {
  // A zone (`fe80::1%eth0`) only makes sense on a link of ours.
  if (text.includes('%') || !ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return isPublicV4(address);
  if (address.isIPv4MappedAddress()) return isPublicV4(address.toIPv4Address());
  // `unicast` is what no other range names: of IPv6 only 2000::/3 is given out.
  return address.range() === 'unicast' && ((address.parts[0] ?? 0) & 0xe000) === 0x2000;
}

function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !INSIDE_CLOUDS.has(address.toString());
}
