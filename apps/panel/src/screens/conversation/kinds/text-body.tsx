import { Fragment, type ReactNode } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { type Block, isOnlyEmoji, parseWhatsAppText, type Span } from '../rules/whatsapp-text.ts';

export function TextBody({ text, foot }: { text: string; foot: ReactNode }) {
  const big = isOnlyEmoji(text);
  return (
    <WithFoot foot={foot}>
      <span className={classNames('block', big && 'text-[34px] leading-[42px]')}>
        <RichText text={text} />
      </span>
    </WithFoot>
  );
}

/** Words, then time and ticks: on the last line when there is room, else below. */
type WithFootProps = { children: ReactNode; foot: ReactNode; below?: boolean };

export function WithFoot({ children, foot, below = false }: WithFootProps) {
  return (
    <div className="flex flex-wrap items-end justify-end gap-x-3 px-3 py-1.5 text-base">
      <div className={classNames('min-w-0 grow break-words whitespace-pre-wrap', below && 'basis-full')}>
        {children}
      </div>
      {foot}
    </div>
  );
}

export function RichText({ text }: { text: string }) {
  const blocks = parseWhatsAppText(text);
  return blocks.map((block, index) => (
    // Blocks have no identity of their own: their place is their key.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      <BlockView block={block} last={index === blocks.length - 1} />
    </Fragment>
  ));
}

function BlockView({ block, last }: { block: Block; last: boolean }) {
  switch (block.kind) {
    case 'line':
      return (
        <>
          <Spans spans={block.spans} />
          {!last && '\n'}
        </>
      );
    case 'code':
      return (
        <code className="my-1 block overflow-x-auto rounded-sm bg-hover px-2 py-1 font-mono text-sm">
          {block.text}
        </code>
      );
    case 'quote':
      return (
        <span className="my-0.5 block border-l-2 border-line-strong pl-2 opacity-85">
          <Spans spans={block.spans} />
        </span>
      );
    case 'item':
      return (
        <span className="flex gap-2">
          <span className="tabular shrink-0">{block.marker}</span>
          <span className="min-w-0">
            <Spans spans={block.spans} />
          </span>
        </span>
      );
    default:
      return block satisfies never;
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  // oxlint-disable-next-line react/no-array-index-key
  return spans.map((span, index) => <SpanView key={index} span={span} />);
}

function SpanView({ span }: { span: Span }) {
  switch (span.kind) {
    case 'plain':
      return span.text;
    case 'code':
      return <code className="rounded-[4px] bg-hover px-1 font-mono text-sm">{span.text}</code>;
    case 'link':
      return (
        <a
          href={span.href}
          target="_blank"
          rel="noreferrer noopener"
          className="[overflow-wrap:anywhere] text-accent-text underline underline-offset-2"
        >
          {span.text}
        </a>
      );
    case 'bold':
      return (
        <strong className="font-semibold">
          <Spans spans={span.spans} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Spans spans={span.spans} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Spans spans={span.spans} />
        </s>
      );
    default:
      return span satisfies never;
  }
}
