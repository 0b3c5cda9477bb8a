import type { CannedReply } from '@balcao/protocol';

const MOST = 12;
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Shortcuts that begin with what was typed, then those that contain it, then titles. */
export function filterCanned(replies: readonly CannedReply[], query: string): CannedReply[] {
  const words = bare(query);
  const rankOf = (reply: CannedReply) => {
    const shortcut = bare(reply.shortcut);
    if (shortcut.startsWith(words)) return 0;
    if (shortcut.includes(words)) return 1;
    return bare(reply.title).includes(words) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .slice(0, MOST)
    .map(({ reply }) => reply);
}
