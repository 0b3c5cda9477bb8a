import type { BodyProps } from './kinds/body-props.ts';
import { ContactCards } from './kinds/contact-cards.tsx';
import { FormReply } from './kinds/form-reply.tsx';
import { ButtonsMenu, FormButton, LinkMenu, ListMenu, LocationRequest } from './kinds/interactive.tsx';
import { LocationCard } from './kinds/location-card.tsx';
import { MediaBody } from './kinds/media-body.tsx';
import { OrderTable } from './kinds/order-table.tsx';
import { Choice, Edited, Unsupported } from './kinds/small-kinds.tsx';
import { TemplateBody } from './kinds/template-body.tsx';
import { TextBody, WithFoot } from './kinds/text-body.tsx';

/** One drawing per kind of message. */
export function MessageBody(props: BodyProps) {
  const { content, foot } = props;
  switch (content.kind) {
    case 'text':
      return <TextBody text={content.text} foot={foot} />;
    case 'media':
      return <MediaBody {...props} content={content} />;
    case 'location':
      return <LocationCard content={content} foot={foot} />;
    case 'contacts':
      return <ContactCards cards={content.cards} foot={foot} />;
    case 'buttons':
      return <ButtonsMenu content={content} foot={foot} />;
    case 'list':
      return <ListMenu content={content} foot={foot} />;
    case 'link':
      return <LinkMenu content={content} foot={foot} />;
    case 'form':
      return <FormButton content={content} foot={foot} />;
    case 'location_request':
      return <LocationRequest text={content.text} foot={foot} />;
    case 'interactive_other':
      return <TextBody text={content.text} foot={foot} />;
    case 'choice':
      return <Choice content={content} foot={foot} />;
    case 'form_reply':
      return <FormReply content={content} foot={foot} />;
    case 'order':
      return <OrderTable content={content} foot={foot} />;
    case 'template':
      return <TemplateBody content={content} foot={foot} />;
    case 'edit':
      return (
        <Edited>
          <MessageBody {...props} content={content.content} />
        </Edited>
      );
    case 'reaction':
      return <TextBody text={content.emoji} foot={foot} />;
    case 'unsupported':
      return <Unsupported content={content} foot={foot} />;
    case 'note':
      return <TextBody text={content.text} foot={foot} />;
    case 'activity':
    case 'system':
    case 'revoke':
    case 'call_permission':
      return <WithFoot foot={foot}>{null}</WithFoot>; // these are quiet lines, never bubbles
    default:
      return content satisfies never;
  }
}
