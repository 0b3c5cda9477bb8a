import { describe, expect, it } from 'vitest';
import type { WebhookEvent } from '../events.ts';
import { fixtureNames, readFixture } from '../testing/fixtures.ts';
import { parseDelivery } from './parse-part.ts';

/** What a fixture must say, in short: its kind, then content type, status, or field. */
const describeEvent = (event: WebhookEvent): string => {
  switch (event.kind) {
    case 'message':
      return event.content.type === 'interactive'
        ? `message interactive ${event.content.interactive.type}`
        : `message ${event.content.type}`;
    case 'echo':
      return `echo ${event.content.type}`;
    case 'status':
      return `status ${event.status}`;
    case 'management':
      return `management ${event.field}`;
    case 'user_id_update':
    case 'user_preference':
    case 'error':
    case 'unknown':
      return event.kind;
    default:
      return event satisfies never;
  }
};

const EXPECTED: Readonly<Record<string, string>> = {
  'call-connect-user-initiated': 'management calls',
  'call-status-ringing': 'management calls',
  'call-terminate': 'management calls',
  'co-history-chunk': 'management history',
  'co-history-declined': 'management history',
  'co-smb-app-state-sync': 'management smb_app_state_sync',
  'in-audio-file': 'message audio',
  'in-audio-voice': 'message audio',
  'in-document': 'message document',
  'in-group-text': 'message text',
  'in-image': 'message image',
  'in-interactive-button-reply': 'message interactive button_reply',
  'in-interactive-call-permission-reply': 'message interactive call_permission_reply',
  'in-interactive-list-reply': 'message interactive list_reply',
  'in-interactive-nfm-reply-flow': 'message interactive nfm_reply',
  'in-location': 'message location',
  'in-location-pin-only': 'message location',
  'in-reaction': 'message reaction',
  'in-reaction-removed': 'message reaction',
  'in-sticker': 'message sticker',
  'in-system-user-id-changed': 'message system',
  'in-text': 'message text',
  'in-text-forwarded': 'message text',
  'in-text-product-inquiry': 'message text',
  'in-text-referral-ctwa': 'message text',
  'in-text-reply': 'message text',
  'in-unsupported': 'message unsupported',
  'in-video': 'message video',
  'mg-account-alerts': 'management account_alerts',
  'mg-account-review': 'management account_review_update',
  'mg-account-update-disabled': 'management account_update',
  'mg-account-update-restriction': 'management account_update',
  'mg-business-capability': 'management business_capability_update',
  'mg-flows-endpoint-availability': 'management flows',
  'mg-flows-status': 'management flows',
  'mg-phone-name-update': 'management phone_number_name_update',
  'mg-security-pin': 'management security',
  'mg-template-category-done': 'management template_category_update',
  'mg-template-category-impending': 'management template_category_update',
  'mg-template-components': 'management message_template_components_update',
  'mg-template-quality': 'management message_template_quality_update',
  'mg-template-status-approved': 'management message_template_status_update',
  'mg-template-status-rejected': 'management message_template_status_update',
  'mg-user-id-update': 'user_id_update',
  'mg-user-preferences-stop': 'user_preference',
  'st-delivered-free-entry-point': 'status delivered',
  'st-delivered-service': 'status delivered',
  'st-failed-131026-undeliverable': 'status failed',
  'st-failed-131047-window': 'status failed',
  'st-failed-131049-marketing-cap': 'status failed',
  'st-read': 'status read',
  'st-sent-marketing-v23-conversation': 'status sent',
  'st-sent-service': 'status sent',
};

const isWebhook = (name: string): boolean => !/^(outbound|vector)-/.test(name);

const only = (name: string): WebhookEvent => {
  const [event] = parseDelivery(readFixture(name));
  if (event === undefined) throw new Error(`${name} gave no event`);
  return event;
};

describe('webhook fixtures', () => {
  it('has an expectation for every webhook fixture', () => {
    expect(fixtureNames.filter(isWebhook).filter((name) => EXPECTED[name] === undefined)).toEqual([]);
  });

  for (const [name, expected] of Object.entries(EXPECTED)) {
    it(`reads ${name} as ${expected}`, () => {
      expect(parseDelivery(readFixture(name)).map(describeEvent)).toEqual([expected]);
    });
  }

  it('keeps everything a plain text says', () => {
    expect(only('in-text')).toEqual({
      kind: 'message',
      wabaId: '204118573390216',
      phoneNumberId: '318840027715530',
      wamid: 'wamid.HBgMNDQ3NzAwOTAwNDE3FQIAEhgUNjI4QjQ5RDk2RENERTk3QTQzMEQA',
      timestampMs: 1_788_170_400_000,
      from: { waId: '447700900417', userId: 'GB.8842017365520194733', profileName: 'Ines Duarte' },
      content: { type: 'text', text: { body: 'Hi! Do you still have the blue one? ça va 👋' } },
    });
  });

  it('keeps the advertisement a customer came from', () => {
    expect(only('in-text-referral-ctwa')).toMatchObject({
      referral: {
        sourceUrl: 'https://fb.me/2rZqEx8pl',
        sourceId: '120218440077310',
        sourceType: 'ad',
        mediaUrl: 'https://scontent.example.net/v/lamp-autumn.jpg',
        ctwaClid: 'ARAqv7yM0tQ3vXj8cVbH1sZ9',
        welcomeText: 'Hi! What are you looking for?',
      },
    });
  });

  it('keeps the form a customer filled in, as text and as object', () => {
    expect(only('in-interactive-nfm-reply-flow')).toMatchObject({
      content: {
        interactive: {
          nfm_reply: { name: 'flow', response: { flow_token: 'sess_9f2c41', party_size: '4' } },
        },
      },
    });
  });

  it('keeps the reason of a failure and our own id', () => {
    expect(only('st-failed-131047-window')).toMatchObject({
      status: 'failed',
      callbackData: 'run=78;node=1',
      recipient: { waId: '447700900417' },
      errors: [
        { code: 131047, title: 'Re-engagement message', details: expect.stringContaining('24 hours') },
      ],
    });
  });

  it('reads a reaction taken back as an empty emoji', () => {
    expect(only('in-reaction-removed')).toMatchObject({ content: { reaction: { emoji: '' } } });
  });

  it('knows both user ids of a change and the person who stopped marketing', () => {
    expect(only('mg-user-id-update')).toMatchObject({
      waId: '447700900417',
      previousUserId: 'GB.8842017365520194733',
      currentUserId: 'GB.1100293847756665012',
    });
    expect(only('mg-user-preferences-stop')).toMatchObject({
      waId: '447700900265',
      userId: 'GB.5190447210086333921',
      category: 'marketing_messages',
      value: 'stop',
      timestampMs: 1_788_170_900_000,
    });
  });
});
