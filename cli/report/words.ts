import { controls } from "../../spec";

/** The catalogue's template with each `{name}` filled from the values; a name without a value stays. */
export function filled(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return name === "events" && Array.isArray(value) ? eventsInWords(value) : shown(value);
  });
}

const allEvents = controls["iam-policy-changes"].must_match.length;

/** Event names in a sentence. */
export function eventsInWords(events: readonly string[]): string {
  return events.length === allEvents ? `all ${allEvents} events` : events.join(", ");
}

/** A value of a plan in a sentence; text stands bare, everything else as JSON. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "(not set)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
