/**
 * What a message says, in the Cloud API's own shape: `{ type, [type]: … }`.
 * The same shape is stored (messages.content), sent (the renderer only adds the envelope),
 * given by the REST API and drawn by the panel, so nothing is translated twice.
 * Source of every field and limit: docs/guides/whatsapp-cloud-api.md, sections 4 and 6.3.
 */

/** Exactly one of `id` (uploaded media) and `link` (fetched by Meta). */
export type MediaRef = { id: string; link?: undefined } | { link: string; id?: undefined };

export type ContactCard = {
  name: {
    formatted_name: string;
    first_name?: string;
    last_name?: string;
    middle_name?: string;
    suffix?: string;
    prefix?: string;
  };
  phones?: { phone?: string; wa_id?: string; type?: string }[];
  emails?: { email?: string; type?: string }[];
  addresses?: Record<string, string>[];
  org?: { company?: string; department?: string; title?: string };
  urls?: { url?: string; type?: string }[];
  birthday?: string;
};

export type InteractiveHeader =
  | { type: 'text'; text: string }
  | { type: 'image'; image: MediaRef }
  | { type: 'video'; video: MediaRef }
  | { type: 'document'; document: MediaRef & { filename?: string } };

type InteractiveCommon = { header?: InteractiveHeader; body: { text: string }; footer?: { text: string } };

export type OutboundInteractive =
  | (InteractiveCommon & {
      type: 'button';
      action: { buttons: { type: 'reply'; reply: { id: string; title: string } }[] };
    })
  | (InteractiveCommon & {
      type: 'list';
      action: {
        button: string;
        sections: { title?: string; rows: { id: string; title: string; description?: string }[] }[];
      };
    })
  | (InteractiveCommon & {
      type: 'cta_url';
      action: { name: 'cta_url'; parameters: { display_text: string; url: string } };
    })
  | { type: 'location_request_message'; body: { text: string }; action: { name: 'send_location' } }
  | (InteractiveCommon & {
      type: 'flow';
      action: { name: 'flow'; parameters: Record<string, unknown> };
    })
  | ({
      type:
        | 'product'
        | 'product_list'
        | 'catalog_message'
        | 'carousel'
        | 'address_message'
        | 'voice_call'
        | 'call_permission_request'
        | 'contact_request'
        | 'order_details'
        | 'order_status';
    } & {
      header?: InteractiveHeader;
      body?: { text: string };
      footer?: { text: string };
      action: Record<string, unknown>;
    });

export type TemplateContent = {
  name: string;
  language: { code: string };
  components?: Record<string, unknown>[];
};

/** A message of ours before it has an addressee. */
export type OutboundContent =
  | { type: 'text'; text: { body: string; preview_url?: boolean } }
  | { type: 'image'; image: MediaRef & { caption?: string } }
  | { type: 'video'; video: MediaRef & { caption?: string } }
  | { type: 'audio'; audio: MediaRef & { voice?: boolean } }
  | { type: 'document'; document: MediaRef & { caption?: string; filename?: string } }
  | { type: 'sticker'; sticker: MediaRef }
  | { type: 'location'; location: { latitude: number; longitude: number; name?: string; address?: string } }
  | { type: 'contacts'; contacts: ContactCard[] }
  | { type: 'reaction'; reaction: { message_id: string; emoji: string } }
  | { type: 'interactive'; interactive: OutboundInteractive }
  | { type: 'template'; template: TemplateContent };

export type OutboundType = OutboundContent['type'];

type InboundMedia = { id: string; mime_type?: string; sha256?: string; url?: string };

/** A customer's message after the parser: a closed union; what it does not know is `unsupported`. */
export type InboundContent =
  | { type: 'text'; text: { body: string } }
  | { type: 'image'; image: InboundMedia & { caption?: string } }
  | { type: 'video'; video: InboundMedia & { caption?: string } }
  | { type: 'audio'; audio: InboundMedia & { voice?: boolean } }
  | { type: 'document'; document: InboundMedia & { caption?: string; filename?: string } }
  | { type: 'sticker'; sticker: InboundMedia & { animated?: boolean } }
  | {
      type: 'location';
      location: { latitude: number; longitude: number; name?: string; address?: string; url?: string };
    }
  | { type: 'contacts'; contacts: (ContactCard & { origin?: string; vcard?: string })[] }
  | { type: 'button'; button: { payload: string; text: string } }
  | { type: 'interactive'; interactive: InboundInteractive }
  | {
      type: 'order';
      order: {
        catalog_id?: string;
        text?: string;
        product_items: {
          product_retailer_id: string;
          quantity: number;
          item_price: number;
          currency: string;
        }[];
      };
    }
  /** `emoji` empty: the customer took the reaction back. */
  | { type: 'reaction'; reaction: { message_id: string; emoji: string } }
  | {
      type: 'system';
      system: {
        type: string;
        body?: string;
        wa_id?: string;
        user_id?: string;
        identity?: Readonly<Record<string, unknown>>;
      };
    }
  | { type: 'request_welcome' }
  | { type: 'edit'; edit: { original_message_id: string; message?: InboundContent } }
  | { type: 'revoke'; revoke: { original_message_id: string } }
  | { type: 'unsupported'; unsupported: { type: string; errors?: GraphErrorDetail[] }; raw: unknown };

export type InboundInteractive =
  | { type: 'button_reply'; button_reply: { id: string; title: string } }
  | { type: 'list_reply'; list_reply: { id: string; title: string; description?: string } }
  /** `response` is `response_json` parsed, or null when it was not an object. */
  | {
      type: 'nfm_reply';
      nfm_reply: {
        name: string;
        body: string;
        response_json: string;
        response: Record<string, unknown> | null;
      };
    }
  | {
      type: 'call_permission_reply';
      call_permission_reply: {
        response: string;
        expiration_timestamp?: string;
        response_source?: string;
        is_permanent?: boolean;
      };
    };

export type InboundType = InboundContent['type'];

export type GraphErrorDetail = {
  code: number;
  title?: string;
  message?: string;
  details?: string;
  href?: string;
};

/** Anything a conversation can show. */
export type MessageContent = OutboundContent | InboundContent;
