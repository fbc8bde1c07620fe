import type { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Schema } from '../apimachinery/openapi-schema.ts';
import type { KnownSchemas } from '../apis/admission-registration/policy-warnings.ts';
import { referredName, resolved, schemaOf } from '../apiserver/schema/schemas.ts';

/** The schemas of all kinds that are served, as the server knows them. */
export const policySchemas = (catalog: ApiCatalog): KnownSchemas => ({
  schemaOf: ({ group, version, kind }) => {
    const served = catalog.storages.find(
      (each) => each.kind.group === group && each.kind.version === version && each.kind.kind === kind,
    );
    return schemaOf(served?.kind ?? { group, version, kind }) as Schema | undefined;
  },
  resolve: (schema) => (isScalar(schema) ? {} : (resolved(schema) as Schema)),
});

/** Amounts, and numbers that may be names, are written as texts or as numbers. */
const isScalar = (schema: Schema): boolean => /\.(Quantity|IntOrString)$/.test(referredName(schema) ?? '');
