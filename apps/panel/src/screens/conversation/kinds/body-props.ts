import type { Attachment } from '@balcao/protocol';
import type { ReactNode } from 'react';
import type { ShownContent } from '../rules/read-content.ts';

export type BodyProps = {
  content: ShownContent;
  attachment: Attachment | null;
  /** a file of this browser, before the server has it */
  localUrl?: string | null;
  messageId: string;
  /** time and ticks */
  foot: ReactNode;
};
