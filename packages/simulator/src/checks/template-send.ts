import { GraphError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { countCharacters, findString, isObject } from '../json.ts';
import type { SimulatedTemplate } from '../state/world.ts';
import { checkArray, checkObject, checkText, refuseValue } from './fields.ts';
import type { FindMedia } from './media-object.ts';
import { checkMediaObject } from './media-object.ts';
import { findComponent, findPlaceholders, getButtons } from './template-parts.ts';

export type FindTemplate = (name: string, language: string) => SimulatedTemplate | undefined;

/** Refuses what Meta refuses; returns the message as the customer reads it. */
export function checkTemplateSend(
  value: unknown,
  findTemplate: FindTemplate,
  findMedia: FindMedia,
): {
  template: SimulatedTemplate;
  rendered: JsonObject;
} {
  const sent = checkObject(value, 'template');
  const name = checkText(sent.name, 'template.name', 512);
  const language = checkText(
    checkObject(sent.language, 'template.language').code,
    'template.language.code',
    16,
  );
  const template = findTemplate(name, language);
  if (!template || template.status === 'PENDING' || template.status === 'REJECTED') {
    throw new GraphError(132001, `template name (${name}) does not exist in ${language}`);
  }
  if (template.status === 'PAUSED') throw new GraphError(132015, `template ${name} (${language}) is paused.`);
  if (template.status === 'DISABLED')
    throw new GraphError(132016, `template ${name} (${language}) is disabled.`);
  const components = (
    sent.components === undefined ? [] : checkArray(sent.components, 'template.components', 0, 20)
  ).map((component, index) => checkObject(component, `template.components[${index}]`));
  const header = checkHeader(template, findSent(components, 'header'), findMedia);
  const body = fillText(template, 'BODY', 'body', findSent(components, 'body'));
  if (countCharacters(body) > 1_024 * 4) throw new GraphError(132005, 'Translated text too long.');
  const footer = findString(findComponent(template.components, 'FOOTER')?.text);
  const buttons = fillButtons(template, components);
  return {
    template,
    rendered: { ...(header ? { header } : {}), body, ...(footer ? { footer } : {}), buttons },
  };
}

function findSent(components: readonly JsonObject[], type: string): JsonObject | undefined {
  return components.find((component) => String(component.type).toLowerCase() === type);
}

function readParameters(component: JsonObject | undefined): JsonObject[] {
  return Array.isArray(component?.parameters) ? component.parameters.filter(isObject) : [];
}

function checkHeader(
  template: SimulatedTemplate,
  sent: JsonObject | undefined,
  findMedia: FindMedia,
): JsonObject | undefined {
  const header = findComponent(template.components, 'HEADER');
  if (!header) {
    if (readParameters(sent).length > 0) refuseCount('header', readParameters(sent).length, 0);
    return undefined;
  }
  const format = String(header.format ?? 'TEXT').toLowerCase();
  if (format === 'text') return { type: 'text', text: fillText(template, 'HEADER', 'header', sent) };
  const [parameter, ...others] = readParameters(sent);
  if (!parameter || others.length > 0) refuseCount('header', readParameters(sent).length, 1);
  if (parameter.type !== format) {
    throw new GraphError(
      132012,
      `header: Format mismatch, expected ${format.toUpperCase()}, received ${String(parameter.type)}`,
    );
  }
  if (format !== 'location')
    checkMediaObject(parameter[format], `template.components.header.${format}`, format, findMedia);
  return { type: format, [format]: parameter[format] };
}

function fillText(
  template: SimulatedTemplate,
  type: 'BODY' | 'HEADER',
  label: string,
  sent: JsonObject | undefined,
): string {
  const text = findString(findComponent(template.components, type)?.text) ?? '';
  const placeholders = findPlaceholders(text);
  const parameters = readParameters(sent);
  if (template.parameterFormat === 'NAMED' && parameters.some((item) => !findString(item.parameter_name))) {
    throw new GraphError(100, 'Parameter name is missing or empty', { message: '(#100) Invalid parameter' });
  }
  if (parameters.length !== placeholders.length) refuseCount(label, parameters.length, placeholders.length);
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_whole, key: string) => {
    const parameter =
      template.parameterFormat === 'NAMED'
        ? parameters.find((item) => item.parameter_name === key)
        : parameters[placeholders.indexOf(key)];
    if (!parameter) throw new GraphError(132000, `${label}: parameter ${key} is missing.`);
    return readParameterText(parameter, label);
  });
}

function readParameterText(parameter: JsonObject, label: string): string {
  switch (parameter.type) {
    case 'text': {
      const text = checkText(parameter.text, `template.${label}.text`, 32_768);
      if (/[\n\t]| {5,}/.test(text) && label !== 'body') {
        throw new GraphError(
          132018,
          `${label}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
        );
      }
      return text;
    }
    case 'currency':
    case 'date_time': {
      const inner = checkObject(parameter[parameter.type], `template.${label}.${parameter.type}`);
      return checkText(inner.fallback_value, `template.${label}.${parameter.type}.fallback_value`, 1_024);
    }
    default:
      throw new GraphError(
        132012,
        `${label}: Parameter of type ${String(parameter.type)} does not fit here.`,
      );
  }
}

function fillButtons(template: SimulatedTemplate, components: readonly JsonObject[]): JsonObject[] {
  const buttons = getButtons(template.components);
  const sentByIndex = new Map<number, JsonObject>();
  for (const component of components) {
    if (String(component.type).toLowerCase() !== 'button') continue;
    const index = Number(component.index ?? Number.NaN);
    const button = buttons[index];
    if (!button)
      refuseValue('template.components.button.index', `there is no button ${String(component.index)}.`);
    const subType = String(component.sub_type).toLowerCase();
    if (!fitsButton(subType, String(button.type))) {
      throw new GraphError(132012, `buttons: button ${index} is ${String(button.type)}, not ${subType}.`);
    }
    sentByIndex.set(index, component);
  }
  return buttons.map((button, index) => fillButton(button, index, sentByIndex.get(index)));
}

function fitsButton(subType: string, type: string): boolean {
  if (type === 'OTP') return subType === 'url';
  return subType.toUpperCase() === type || (subType === 'copy_code' && type === 'COPY_CODE');
}

function fillButton(button: JsonObject, index: number, sent: JsonObject | undefined): JsonObject {
  const type = String(button.type);
  const text = findString(button.text) ?? type;
  const [parameter] = readParameters(sent);
  if (type === 'QUICK_REPLY') return { type, text, payload: findString(parameter?.payload) ?? text };
  if (type === 'URL') {
    const url = findString(button.url) ?? '';
    const needed = findPlaceholders(url).length;
    if (needed > 0 && !parameter) {
      throw new GraphError(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
    }
    return { type, text, url: url.replace(/\{\{\s*\w+\s*\}\}/, findString(parameter?.text) ?? '') };
  }
  if (type === 'COPY_CODE')
    return { type, text: 'COPY_CODE', code: findString(parameter?.coupon_code) ?? '' };
  if (type === 'PHONE_NUMBER') return { type, text, phone: button.phone_number };
  return { type, text };
}

function refuseCount(label: string, given: number, expected: number): never {
  throw new GraphError(
    132000,
    `${label}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  );
}
