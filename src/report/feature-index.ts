import type { Message } from './envelope.ts';

/** Where a scenario stands in its feature. */
export interface ScenarioPlace {
  feature: string;
  language: string;
  rule: string | undefined;
  line: number;
}

/** The scenarios of a feature by the identifiers of their syntax nodes. */
export const indexFeature = ({ feature }: Message<'gherkinDocument'>): ReadonlyMap<string, ScenarioPlace> => {
  const places = new Map<string, ScenarioPlace>();
  if (feature === undefined) return places;
  const { name, language } = feature;
  for (const { scenario, rule } of feature.children) {
    const scenarios =
      scenario === undefined ? (rule?.children ?? []).flatMap((child) => child.scenario ?? []) : [scenario];
    for (const { id, location } of scenarios)
      places.set(id, { feature: name, language, rule: rule?.name, line: location.line });
  }
  return places;
};
