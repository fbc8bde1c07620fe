import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsSchema } from './facts-schema.ts';

test('the schema names what a run holds, and lets later versions add to it', () => {
  const { $schema, required, properties } = factsSchema() as Record<string, unknown>;
  assert.equal($schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.deepEqual(required, ['format', 'version', 'streamproof', 'startedAt', 'duration', 'experiments']);
  assert.ok('target' in (properties as object));
  assert.doesNotMatch(JSON.stringify(factsSchema()), /"additionalProperties":false/);
});
