const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text that is safe on one line, as text or in an attribute of XML or HTML. */
export const markedUp = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
