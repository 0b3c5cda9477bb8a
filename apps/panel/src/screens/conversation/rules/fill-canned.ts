/** What the variables of a canned reply stand for; null: not known here. */
export type CannedValues = Readonly<Record<string, string | null>>;

const PLACE = /\{\{\s*([\w.]+)\s*\}\}/g;

/** Known variables filled in; the others keep their braces, so that the gap is seen before sending. */
export function fillCanned(body: string, values: CannedValues): string {
  return body.replace(PLACE, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name] || whole : whole,
  );
}

/** Where braces still stand for something: `[start, end)`. */
export function findGaps(text: string): { start: number; end: number }[] {
  return [...text.matchAll(PLACE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

type Facts = {
  contactName: string | null;
  agentName: string;
  organizationName: string;
  departmentName: string | null;
  /** `Boa tarde` */
  greeting: string;
};

export function cannedValues({
  contactName,
  agentName,
  organizationName,
  departmentName,
  greeting,
}: Facts): CannedValues {
  return {
    'contact.name': contactName,
    'contact.first_name': contactName?.trim().split(/\s+/)[0] ?? null,
    'agent.name': agentName,
    'organization.name': organizationName,
    'department.name': departmentName,
    greeting,
  };
}

/** The part of the day where the shop is. */
export function partOfDay(nowMs: number, timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(nowMs),
  );
  if (hour < 5) return 'evening';
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}
