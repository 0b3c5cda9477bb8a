import { createUser as spec } from '@balcao/protocol';
import type { Command } from 'commander';
import * as z from 'zod';
import {
  commandLine,
  createSignInToken,
  createUser,
  presentUser,
  signInUrl,
} from '../../modules/accounts/index.ts';
import { findOrganization } from '../find-organization.ts';
import { type CliIo, report } from '../io.ts';
import { parseFlags, readSecret } from '../parse-input.ts';
import { publicUrlOf, withSession } from '../session.ts';

type Options = {
  email: string;
  name: string;
  role: string;
  password?: string;
  locale: string;
  organization?: string;
  json?: boolean;
};

const schema = spec.body.extend({ password: z.string().min(10).max(200).optional() });

export function addUserCreate(program: Command, io: CliIo): void {
  program
    .command('create')
    .description('Add a person; without a password a one-time sign-in link is printed')
    .requiredOption('--email <email>', 'signs in with it')
    .requiredOption('--name <name>', 'shown to colleagues')
    .requiredOption('--role <role>', 'owner, admin, supervisor, agent or viewer')
    .option('--password <password>', 'at least 10 characters; @file reads it from a file')
    .option('--locale <locale>', 'pt-BR, en or es', 'pt-BR')
    .option('--organization <id or name>', 'needed when there are several')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { organization: wanted, json: _json, ...values } = options;
      const input = parseFlags(schema, {
        ...values,
        ...(values.password === undefined ? {} : { password: readSecret(values.password) }),
      });
      const { user, url } = await withSession(io, async ({ ctx }) => {
        const { id: organizationId } = await findOrganization(ctx.db, wanted);
        const { password, ...rest } = input;
        const user = await createUser(
          ctx,
          { organizationId, ...rest, ...(password === undefined ? {} : { password }) },
          commandLine,
        );
        if (password !== undefined) return { user, url: null };
        const token = await createSignInToken(ctx, { organizationId, userId: user.id });
        return { user, url: signInUrl(publicUrlOf(ctx.config), token) };
      });
      report(io, options, { user: presentUser(user), sign_in_url: url }, [
        `Added ${user.name} <${user.email}> as ${user.role}.`,
        ...(url === null ? [] : ['Sign in once, within 7 days, and choose a password:', `  ${url}`]),
      ]);
    });
}
