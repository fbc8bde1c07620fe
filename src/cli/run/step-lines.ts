import { type Envelope, messagesOf } from './messages.ts';

/** The line of every step of the parsed features, by the identifier of its syntax node. */
export const stepLines = (messages: readonly Envelope[]): Map<string, number> => {
  const lines = new Map<string, number>();
  for (const { feature } of messagesOf(messages, 'gherkinDocument')) {
    for (const { background, scenario, rule } of feature?.children ?? []) {
      const blocks = [
        background,
        scenario,
        ...(rule?.children.flatMap((child) => [child.background, child.scenario]) ?? []),
      ];
      for (const step of blocks.flatMap((block) => block?.steps ?? [])) lines.set(step.id, step.location.line);
    }
  }
  return lines;
};
