import { channelInput } from '@balcao/protocol';
import type { Command } from 'commander';
import { commandLine } from '../../modules/accounts/index.ts';
import { callbackUrlOf, createChannel, presentChannelToAdmin } from '../../modules/channels/index.ts';
import { CliError, flagOf } from '../cli-error.ts';
import { findOrganization } from '../find-organization.ts';
import { type CliIo, report } from '../io.ts';
import { parseFlags, readSecret } from '../parse-input.ts';
import { publicUrlOf, withSession } from '../session.ts';
import { withChannels } from '../with-channels.ts';

type Options = {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
  messagesPerSecond?: string;
  name: string;
  organization?: string;
  json?: boolean;
};

export function addChannelAdd(program: Command, io: CliIo): void {
  program
    .command('add')
    .description('Connect a WhatsApp number; a running server takes it up at once')
    .requiredOption('--phone-number-id <id>', 'Meta: WhatsApp → API setup')
    .requiredOption('--waba-id <id>', 'id of the WhatsApp Business Account')
    .requiredOption('--access-token <token>', 'of a system user; @file reads it from a file')
    .requiredOption('--app-secret <secret>', 'Meta: App settings → Basic; @file reads it from a file')
    .requiredOption('--verify-token <token>', 'any words; enter the same at Meta')
    .option('--messages-per-second <n>', 'instead of what Meta says the number may send')
    .option('--name <name>', 'shown in the panel', 'WhatsApp')
    .option('--organization <id or name>', 'needed when there are several')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const input = parseFlags(channelInput, {
        name: options.name,
        phone_number_id: options.phoneNumberId,
        waba_id: options.wabaId,
        access_token: readSecret(options.accessToken),
        app_secret: readSecret(options.appSecret),
        verify_token: readSecret(options.verifyToken),
        ...(options.messagesPerSecond === undefined
          ? {}
          : { messages_per_second: Number(options.messagesPerSecond) }),
      });
      const { channel, callbackUrl } = await withSession(io, async ({ ctx }) => {
        const { id: organizationId } = await findOrganization(ctx.db, options.organization);
        const row = await withChannels(ctx, (channels) =>
          createChannel(channels, { organizationId, input, locale: 'en' }, commandLine),
        ).catch(nameFlags);
        return {
          channel: presentChannelToAdmin(ctx.secrets, row),
          callbackUrl: callbackUrlOf(publicUrlOf(ctx.config)),
        };
      });
      report(io, options, { channel, callback_url: callbackUrl }, [
        `Connected ${channel.display_phone_number ?? channel.phone_number_id} (${channel.verified_name ?? channel.name}), up to ${channel.messages_per_second} messages a second.`,
        'Enter at Meta, under WhatsApp → Configuration, and subscribe to the field "messages":',
        `  Callback URL  ${callbackUrl}`,
        `  Verify token  ${channel.verify_token}`,
        'Then check everything: balcao doctor',
      ]);
    });
}

/** What Meta refused is told by the flag to correct. */
function nameFlags(error: unknown): never {
  if (error instanceof Error && 'details' in error && Array.isArray(error.details) && 'code' in error) {
    const details = error.details.map((detail: { field?: string; message: string }) => ({
      ...detail,
      ...(detail.field === undefined ? {} : { field: flagOf(detail.field) }),
    }));
    throw new CliError(String(error.code), error.message, 1, details);
  }
  throw error;
}
