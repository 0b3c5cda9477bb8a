import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';

export function findComponent(components: readonly JsonObject[], type: string): JsonObject | undefined {
  return components.find((component) => String(component.type).toUpperCase() === type);
}

export function getButtons(components: readonly JsonObject[]): JsonObject[] {
  const buttons = findComponent(components, 'BUTTONS')?.buttons;
  return Array.isArray(buttons)
    ? buttons.filter(isObject).map((button) => ({ ...button, type: String(button.type).toUpperCase() }))
    : [];
}

/** Names of the placeholders, each once, in order of first appearance. */
export function findPlaceholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))];
}
