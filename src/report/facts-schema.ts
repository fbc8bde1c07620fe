import { z } from 'zod';
import { runFacts } from '../evidence/run-facts.ts';

/** The JSON schema of `facts.json`, as others may check it. Objects may hold more than it names: later versions add to the format. */
export const factsSchema = (): Readonly<Record<string, unknown>> => ({
  $id: 'https://streamproof.dev/facts.schema.json',
  title: 'What the experiments of a run observed',
  ...open(z.toJSONSchema(runFacts)),
});

const open = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === 'additionalProperties' && value === false ? undefined : value,
  );
