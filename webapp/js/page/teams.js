// @ts-check
/** The buttons for choosing a team. */
import { isBeforeStart, teamsOf } from './rules.js';
import { teamColour, teamText } from './words.js';
import { element } from './page.js';

/**
 * @param {HTMLFormElement} form
 * @param {import('../lobby.js').Room} room
 * @param {import('./rules.js').Rules} rules
 */
export function showTeams(form, room, rules) {
  const teams = teamsOf(room);
  element('team-panel').hidden = !rules.seated || !isBeforeStart(room) || teams.length === 0;
  const list = element('teams');
  /** @type {Map<string, HTMLButtonElement>} */
  const known = new Map();
  for (const button of form.querySelectorAll('button')) {
    known.set(button.value, button);
  }
  const buttons = teams.map((team) => {
    const button = known.get(team) ?? newButton(team);
    button.setAttribute('aria-pressed', String(rules.seat?.team === team));
    return button;
  });
  if (buttons.length !== list.children.length || buttons.some((b, i) => b !== list.children[i])) {
    list.replaceChildren(...buttons);
  }
}

/** @param {string} team */
function newButton(team) {
  const button = document.createElement('button');
  button.className = `button quiet team ${teamColour(team)}`;
  button.name = 'team';
  button.value = team;
  const label = document.createElement('bdi');
  label.textContent = teamText(team);
  button.append(label);
  return button;
}
