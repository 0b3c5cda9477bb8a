import { connect, tellOpen } from './api.ts';
import { append, h } from './dom.ts';
import { createBanner, createChatHead } from './views/chat-head.ts';
import { createComposer } from './views/composer.ts';
import { createPeople } from './views/people.ts';
import { createSheet, createToast } from './views/sheet.ts';
import { createThread } from './views/thread.ts';
import { locale, words } from './words/words.ts';

document.documentElement.lang = locale;
document.title = words.title;

const clock = h('time', { class: 'status-time' });
function drawClock(): void {
  clock.textContent = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(
    Date.now(),
  );
}
drawClock();
setInterval(drawClock, 10_000);

append(
  document.body,
  h(
    'div',
    { class: 'stage' },
    createPeople(),
    h(
      'main',
      { class: 'device', 'aria-label': words.title },
      h(
        'div',
        { class: 'screen' },
        h(
          'div',
          { class: 'status', 'aria-hidden': 'true' },
          clock,
          h('span', { class: 'status-icons' }, h('i', { class: 'signal' }), h('i', { class: 'battery' })),
        ),
        createChatHead(),
        createBanner(),
        createThread(),
        createComposer(),
        createSheet(),
        createToast(),
      ),
    ),
  ),
);

// Wide windows show the device around the screen; `?frame=1` asks for it in a narrow frame too.
const wide = matchMedia('(min-width: 560px)');
const asked = new URLSearchParams(location.search).get('frame') === '1';
function drawFrame(): void {
  document.documentElement.classList.toggle('framed', asked || wide.matches);
}
drawFrame();
wide.addEventListener('change', drawFrame);
document.addEventListener('visibilitychange', tellOpen);
connect();
