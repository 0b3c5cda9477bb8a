import type { Report } from '@balcao/protocol';
import type { CountedActor, Delivered, Volume } from '../store/volumes.ts';

/** Words typed on the shop's own phone are people's too. */
export function seriesOf(actor: CountedActor): 'inbound' | 'bot' | 'people' | 'api' {
  switch (actor) {
    case 'inbound':
    case 'bot':
    case 'api':
      return actor;
    case 'user':
    case 'phone':
      return 'people';
    default:
      return actor satisfies never;
  }
}

/** How far messages got, by who sent them. */
export function buildDelivery(delivered: readonly Delivered[]): Report['delivery'] {
  const none = () => ({ messages: 0, sent: 0, delivered: 0, read: 0, failed: 0 });
  const delivery = { bot: none(), people: none(), api: none() };
  for (const one of delivered) {
    const series = seriesOf(one.actor);
    if (series === 'inbound') continue;
    const sums = delivery[series];
    sums.messages += one.messages;
    sums.sent += one.sent;
    sums.delivered += one.delivered;
    sums.read += one.read;
    sums.failed += one.failed;
  }
  return delivery;
}

/** Messages of customers: [ISO weekday - 1][hour]. */
export function buildHeatmap(volumes: readonly Volume[]): number[][] {
  const map = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const volume of volumes) {
    if (volume.of !== 'hour' || volume.actor !== 'inbound') continue;
    const row = map[volume.weekday - 1];
    if (row) row[volume.hour] = (row[volume.hour] ?? 0) + volume.messages;
  }
  return map;
}
