export type DefinitionProblem = {
  severity: 'error' | 'warning';
  /** e.g. UNKNOWN_TARGET; see the package's README */
  code: string;
  /** what is wrong and what to do */
  message: string;
  /** the node it belongs to */
  node?: string;
  /** where in the JSON, e.g. nodes.menu.options.2.title */
  path: string;
};

export type Report = (problem: DefinitionProblem) => void;
