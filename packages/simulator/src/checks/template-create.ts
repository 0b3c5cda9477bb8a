import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { countCharacters, findString } from '../json.ts';
import { limits } from '../limits.ts';
import type { SimulatedTemplate } from '../state/world.ts';
import { checkArray, checkObject, checkText } from './fields.ts';
import { findComponent, findPlaceholders, getButtons } from './template-parts.ts';

const max = limits.template;
const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'];

export function checkNewTemplate(
  body: JsonObject,
): Pick<SimulatedTemplate, 'name' | 'language' | 'category' | 'parameterFormat' | 'components'> {
  const name = checkText(body.name, 'name', max.name);
  if (!/^[a-z0-9_]+$/.test(name)) {
    throw new GraphError(100, 'Param name can only have lowercase letters, digits and underscores.');
  }
  const language = checkText(body.language, 'language', 16);
  const category = checkText(body.category, 'category', 32).toUpperCase();
  if (!categories.includes(category))
    throw new GraphError(100, `Param category must be one of {${categories.join(', ')}}`);
  const format = String(body.parameter_format ?? 'POSITIONAL').toUpperCase();
  if (format !== 'POSITIONAL' && format !== 'NAMED') {
    throw new GraphError(100, 'Param parameter_format must be one of {POSITIONAL, NAMED}');
  }
  const components = checkArray(body.components, 'components', 1, 10).map((item, index) =>
    checkObject(item, `components[${index}]`),
  );
  checkComponents(components, format, category);
  return { name, language, category, parameterFormat: format, components };
}

function checkComponents(
  components: readonly JsonObject[],
  format: 'POSITIONAL' | 'NAMED',
  category: string,
): void {
  const body = findComponent(components, 'BODY');
  if (!body && category !== 'AUTHENTICATION') throw new GraphError(100, 'A template needs a BODY component.');
  if (body && category !== 'AUTHENTICATION') {
    const text = checkLength(body.text, max.body, 'body');
    checkPlaceholders(text, format);
    if (findPlaceholders(text).length > 0 && body.example === undefined) {
      throw new GraphError(2388293, 'component of type BODY is missing expected field(s) (example)');
    }
  }
  const header = findComponent(components, 'HEADER');
  if (header && String(header.format ?? 'TEXT').toUpperCase() === 'TEXT') {
    const text = checkLength(header.text, max.headerText, 'header');
    if (findPlaceholders(text).length > 1)
      throw new GraphError(2388047, 'A text header takes one placeholder.');
  }
  const footer = findComponent(components, 'FOOTER');
  if (footer && category !== 'AUTHENTICATION') {
    const text = checkLength(footer.text, max.footer, 'footer');
    if (findPlaceholders(text).length > 0) throw new GraphError(2388073, 'A footer takes no placeholders.');
  }
  checkButtons(getButtons(components));
}

function checkPlaceholders(text: string, format: 'POSITIONAL' | 'NAMED'): void {
  const trimmed = text.trim();
  if (/^\{\{[^}]*\}\}/.test(trimmed) || /\{\{[^}]*\}\}$/.test(trimmed)) {
    throw new GraphError(2388299, 'Variables can’t be at the start or end of the template.');
  }
  if (/\}\}\s*\{\{/.test(text)) throw new GraphError(2388072, 'Two placeholders must not sit side by side.');
  const names = findPlaceholders(text);
  const fits = format === 'NAMED' ? /^[a-z][a-z0-9_]*$/ : /^\d+$/;
  if (names.some((name) => !fits.test(name))) {
    throw new GraphError(
      2388072,
      `The placeholders of a ${format} template must be ${format === 'NAMED' ? '{{lower_snake}}' : '{{1}}, {{2}}…'}.`,
    );
  }
}

function checkButtons(buttons: readonly JsonObject[]): void {
  if (buttons.length > max.buttons)
    throw new GraphError(100, `A template takes at most ${max.buttons} buttons.`);
  if (buttons.filter(({ type }) => type === 'URL').length > max.urlButtons) {
    throw new GraphError(100, `A template takes at most ${max.urlButtons} URL buttons.`);
  }
  const quickRuns = buttons
    .map(({ type }) => (type === 'QUICK_REPLY' ? 'q' : '-'))
    .join('')
    .split(/-+/);
  if (quickRuns.filter((run) => run !== '').length > 1) {
    throw new GraphError(100, 'Quick replies must stay together, not between other buttons.');
  }
  for (const button of buttons) {
    if (['QUICK_REPLY', 'URL', 'PHONE_NUMBER'].includes(String(button.type))) {
      checkLength(button.text, max.buttonText, 'button');
    }
    if (button.type !== 'URL') continue;
    const url = checkLength(button.url, max.url, 'button url');
    if (findPlaceholders(url).length === 0) continue;
    if (!/\{\{[^}]*\}\}$/.test(url))
      throw new GraphError(100, 'The placeholder of a URL must be at its end.');
    if (button.example === undefined) throw new GraphError(100, 'A URL with a placeholder needs an example.');
  }
}

function checkLength(value: unknown, length: number, label: string): string {
  const text = findString(value);
  if (text === undefined || text === '') throw new GraphError(100, `The text of the ${label} is missing.`);
  if (countCharacters(text) > length) {
    throw new GraphError(2388040, `The ${label} has more than ${length} characters.`);
  }
  return text;
}
