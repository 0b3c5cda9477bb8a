export type Child = Node | string | number | false | null | undefined | readonly Child[];

type Handlers = { [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void };
export type Attributes = Handlers & { [name: string]: unknown };

/** `h('button', { class: 'send', onclick: send }, 'Enviar')` */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on') && typeof value === 'function') {
      // The handler map above types what comes here.
      element.addEventListener(name.slice(2), value as EventListener);
    } else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

export function append(parent: Node, children: Child): void {
  if (children === false || children === null || children === undefined) return;
  if (Array.isArray(children)) {
    for (const child of children) append(parent, child);
    return;
  }
  // Arrays are gone above; what is left is a node or text.
  parent.appendChild(
    children instanceof Node ? children : document.createTextNode(String(children as string | number)),
  );
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

const svg = 'http://www.w3.org/2000/svg';

/** Line drawings of our own, on a 24-pixel grid. */
const drawings = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6',
  camera: 'M4 8h3l1.6-2.5h6.8L17 8h3v11H4zM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6z',
  chevron: 'M6 9l6 6 6-6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 1.8',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  document: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  forward: 'M13 5l7 7-7 7v-4.5c-5 0-7.5 1.6-9 4.5 0-5.5 3-9.5 9-9.7z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  location:
    'M12 21c4.7-5 7-8.6 7-11.5a7 7 0 1 0-14 0C5 12.4 7.3 16 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  megaphone: 'M4 10v4h3l9 4.500v-13L7 10zM7 14l1.5 5.500M19 10v4',
  microphone:
    'M12 4a2.5 2.5 0 0 0-2.5 2.500v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4zM6.5 11.500a5.5 5.5 0 0 0 11 0M12 17v3',
  more: 'M12 5.500h.01M12 12h.01M12 18.500h.01',
  people:
    'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.3-4 3-6 6.5-6s6.2 2 6.5 6M16 5a3.3 3.3 0 0 1 0 6.300M18 14.400c2 .8 3.3 2.7 3.5 5.6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.500c.4-4.2 3.4-6.3 7.5-6.300s7.1 2.1 7.5 6.3',
  phone:
    'M6 3.500h3l1.5 4.5-2 1.500a12 12 0 0 0 6 6l1.5-2 4.5 1.500v3c0 1.2-1 2-2.2 2C10.5 19.5 4.5 13.5 4 5.7 4 4.5 4.8 3.5 6 3.500z',
  reply: 'M10 5l-7 7 7 7v-4.500c5 0 8.5 1.6 11 4.5-.6-5.5-4-9.7-11-9.700z',
  send: 'M4 4.500l16.5 7.500L4 19.500l2-7.500zM6 12h8',
  smile:
    'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14c1.8 2.6 5.2 2.6 7 0M9 9.500h.01M15 9.500h.01',
  stop: 'M7 7h10v10H7z',
  tick: 'M3 12.500l4.5 4.500L17 7.5',
  ticks: 'M1.5 12.500L6 17l9.5-9.500M11 16l1.5 1L22 7.5',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.200h.01',
} as const;

export type IconName = keyof typeof drawings;

export function icon(name: IconName, label?: string): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 24 24');
  element.setAttribute('class', `icon icon-${name}`);
  if (label === undefined) element.setAttribute('aria-hidden', 'true');
  else {
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', label);
  }
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', drawings[name]);
  element.appendChild(path);
  return element;
}
