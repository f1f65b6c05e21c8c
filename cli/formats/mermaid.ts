import { type Drawn, type DrawnJoint, type State, stateInWords } from "../report/drawn";
import { counted, linkNames } from "../report/telling";

const arrows: Readonly<Record<DrawnJoint["state"], string>> = {
  kept: "-->",
  new: '==>|"+ new"|',
  lost: '-.->|"✗ lost"|',
};

// Only outlines: the page has its own colours, light or dark.
const looks: Readonly<Record<Exclude<State, "kept">, string>> = {
  new: "stroke:#1a7f37,stroke-width:3px",
  broken: "stroke:#cf222e,stroke-width:4px",
  lost: "stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4",
};

/** The chains as a flowchart of Mermaid. What is lost or broken is marked by a sign, too, not by its colour alone. */
export function mermaid({ links, joints, more }: Drawn): string {
  const states = Object.keys(looks).filter((state) => links.some((link) => link.state === state)) as readonly Exclude<
    State,
    "kept"
  >[];
  const lines = [
    "accTitle: The chain that tells of changes of IAM policies",
    `accDescr: ${counted(links.length, "link")}, ${links.filter(({ state }) => state === "lost" || state === "broken").length} of them lost or broken`,
    ...links.map(
      ({ id, link, name, state }) =>
        `${id}["${labelled(`${linkNames[link] ?? link}: ${name}${state === "kept" ? "" : ` · ${stateInWords[state]}`}`)}"]`,
    ),
    ...(more > 0 ? [`more["and ${counted(more, "more link")}"]`] : []),
    ...joints.map(({ from, to, state }) => `${from} ${arrows[state]} ${to}`),
    ...states.map((state) => `classDef ${state} ${looks[state]}`),
    ...links.filter(({ state }) => state !== "kept").map(({ id, state }) => `class ${id} ${state}`),
  ];
  return `flowchart TD\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}

/** Longest label: GitLab takes 5,000 characters of a diagram. */
const longest = 60;

// Whatever the language gives a meaning, even within quotes.
const labelled = (text: string): string => {
  const characters = [...text];
  const cut = characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
  return cut.replace(/[^\p{L}\p{N} ./:_→…·✗+-]/gu, (sign) => `#${sign.codePointAt(0)};`);
};
