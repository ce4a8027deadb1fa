// @ts-check
import { make } from './make.js';

/** Makes the parts of the element, empty and in one card. */
export function skeleton() {
  const title = make('p', 'title');
  const status = make('h2', 'status', { tabIndex: -1 });
  const detail = make('p', 'detail');
  const count = make('p', 'count', { hidden: true, ariaHidden: 'true' });
  const news = make('p', undefined, { className: 'unseen', role: 'status' });
  const connection = make('p', 'connection');
  const problem = make('p', 'problem', { hidden: true, role: 'alert' });

  const name = make('input', 'field', { id: 'name', required: true, maxLength: 32, autocomplete: 'nickname' });
  const nameLabel = make('label', undefined, { htmlFor: 'name' });
  const nameField = make('div', undefined, {}, nameLabel, name);
  const play = make('button', 'button');
  const friends = make('button', 'button quiet');
  const form = make('form', undefined, {}, nameField, make('div', 'actions', {}, play, friends));

  const seatsLabel = make('h3', undefined, { id: 'seats', className: 'unseen' });
  const seats = make('ol', 'seats');
  seats.setAttribute('aria-labelledby', 'seats');
  const ready = make('button', 'button', { type: 'button' });
  const leave = make('button', 'button quiet', { type: 'button' });
  const link = make('input', 'field link', { id: 'link', readOnly: true });
  const linkLabel = make('label', undefined, { htmlFor: 'link' });
  const copy = make('button', 'button quiet', { type: 'button' });
  const invite = make('div', 'invite', { hidden: true }, linkLabel, make('div', 'actions', {}, link, copy));
  const waiting = make('div', undefined, { hidden: true }, seatsLabel, seats, make('div', 'actions', {}, ready, leave), invite);

  const card = make('section', 'card', {}, title, count, status, detail, news, connection, problem, form, waiting);
  return {
    card, title, status, detail, count, news, connection, problem, form, name, nameLabel, nameField,
    play, friends, waiting, seatsLabel, seats, ready, leave, invite, link, linkLabel, copy,
  };
}
