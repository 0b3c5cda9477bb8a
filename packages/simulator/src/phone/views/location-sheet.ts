import { act } from '../api.ts';
import { h, icon } from '../dom.ts';
import { words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { closeSheet, field, openSheet, showToast } from './sheet.ts';

const places = [
  {
    name: 'Mercado Municipal',
    address: 'Rua da Cantareira, 306 · São Paulo',
    latitude: -23.54166,
    longitude: -46.62944,
  },
  {
    name: 'Praça da Liberdade',
    address: 'Funcionários · Belo Horizonte',
    latitude: -19.93188,
    longitude: -43.93806,
  },
  { name: 'Marco Zero', address: 'Bairro do Recife · Recife', latitude: -8.06315, longitude: -34.87113 },
];

export function openLocationSheet(replyTo?: string): void {
  const send = (place: { latitude: number; longitude: number; name?: string; address?: string }): void => {
    closeSheet();
    attempt(act({ kind: 'location', ...place, ...(replyTo === undefined ? {} : { replyTo }) }));
  };
  const name = field(words.place, {});
  const latitude = field(words.latitude, {
    inputmode: 'decimal',
    required: true,
    pattern: '-?[0-9]+([.,][0-9]+)?',
  });
  const longitude = field(words.longitude, {
    inputmode: 'decimal',
    required: true,
    pattern: '-?[0-9]+([.,][0-9]+)?',
  });
  openSheet(
    words.shareLocation,
    h(
      'button',
      { type: 'button', class: 'line', onclick: () => findHere(send) },
      icon('location'),
      words.here,
    ),
    places.map((place) =>
      h(
        'button',
        { type: 'button', class: 'line', onclick: () => send(place) },
        icon('location'),
        h('span', { class: 'row-lines' }, h('strong', {}, place.name), h('small', {}, place.address)),
      ),
    ),
    h(
      'form',
      {
        class: 'pairs',
        onsubmit: (event: Event) => {
          event.preventDefault();
          send({
            latitude: toNumber(latitude.input.value),
            longitude: toNumber(longitude.input.value),
            ...(name.input.value === '' ? {} : { name: name.input.value }),
          });
        },
      },
      name.row,
      latitude.row,
      longitude.row,
      h('div', { class: 'sheet-actions' }, h('button', { type: 'submit', class: 'primary' }, words.send)),
    ),
  );
}

function findHere(send: (place: { latitude: number; longitude: number }) => void): void {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => send({ latitude: coords.latitude, longitude: coords.longitude }),
    () => showToast(words.hereFailed),
    { timeout: 6_000 },
  );
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}
