import type { Child } from '../dom.ts';
import { h } from '../dom.ts';
import type { Span } from '../format.ts';
import { parseFormat } from '../format.ts';

/** Nodes, never HTML: what people write stays text. */
export function renderRichText(text: string): Child {
  return parseFormat(text).map(renderSpan);
}

function renderSpan(span: Span): Child {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'break':
      return h('br');
    case 'link':
      return h('a', { href: span.url, target: '_blank', rel: 'noopener noreferrer' }, span.url);
    case 'code':
      return h('code', {}, span.text);
    case 'quote':
      return h('blockquote', {}, span.spans.map(renderSpan));
    case 'bullet':
      return h('span', { class: 'bullet' }, span.spans.map(renderSpan));
    case 'strong':
    case 'em':
    case 's':
      return h(span.kind, {}, span.spans.map(renderSpan));
  }
}
