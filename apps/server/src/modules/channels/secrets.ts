import type { SecretBox } from '../../platform/crypto/index.ts';
import type { ChannelRow, ChannelSecrets } from './channel.types.ts';

type SealedColumns = Pick<ChannelRow, 'access_token' | 'app_secret' | 'verify_token'>;
type SealedColumn = keyof SealedColumns;

const COLUMNS: readonly SealedColumn[] = ['access_token', 'app_secret', 'verify_token'];

const placeOf = (column: SealedColumn, channelId: string) => ({ table: 'channels', column, row: channelId });

export function sealSecret(box: SecretBox, column: SealedColumn, channelId: string, secret: string): Buffer {
  return box.seal(secret, placeOf(column, channelId));
}

export function sealSecrets(box: SecretBox, channelId: string, secrets: ChannelSecrets): SealedColumns {
  return {
    access_token: sealSecret(box, 'access_token', channelId, secrets.accessToken),
    app_secret: sealSecret(box, 'app_secret', channelId, secrets.appSecret),
    verify_token: sealSecret(box, 'verify_token', channelId, secrets.verifyToken),
  };
}

export function openSecrets(box: SecretBox, row: SealedColumns & { id: string }): ChannelSecrets {
  return {
    accessToken: box.open(row.access_token, placeOf('access_token', row.id)),
    appSecret: box.open(row.app_secret, placeOf('app_secret', row.id)),
    verifyToken: openVerifyToken(box, row),
  };
}

export function openVerifyToken(box: SecretBox, row: Pick<ChannelRow, 'id' | 'verify_token'>): string {
  return box.open(row.verify_token, placeOf('verify_token', row.id));
}

/** What an older master key sealed, sealed with the newest. */
export function resealStale(box: SecretBox, row: SealedColumns & { id: string }): Partial<SealedColumns> {
  const change: Partial<SealedColumns> = {};
  for (const column of COLUMNS) {
    if (!box.isStale(row[column])) continue;
    const place = placeOf(column, row.id);
    change[column] = box.seal(box.open(row[column], place), place);
  }
  return change;
}
