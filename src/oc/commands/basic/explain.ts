import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { servedKinds } from '../../client/discovery.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import type { Definitions } from '../../explain/explain-openapi-v2.ts';
import { explainSchema } from '../../explain/explain-schema.ts';
import type { Schema, SchemaDocument } from '../../explain/schema.ts';
import { OcError, PlainError } from '../../oc-error.ts';

/** `oc explain`: the fields of a kind, from the schemas that the server publishes. */
export const explain: Command = {
  usage: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  flags: [
    booleanFlag('recursive', 'If true, the names of all fields below, without their descriptions.'),
    stringFlag('api-version', 'The group and version of the kind.'),
    stringFlag('output', 'Format in which to render the schema: plaintext or plaintext-openapiv2.', {
      short: 'o',
      default: 'plaintext',
    }),
  ],
  run: async (invocation) => {
    const { args, client, context, flags } = invocation;
    const [word, ...more] = args;
    if (word === undefined)
      throw new OcError(
        'You must specify the type of resource to explain. Use "oc api-resources" for a complete list of supported resources.\n',
      );
    if (more.length > 0) throw new OcError('We accept only this format: explain RESOURCE\n');
    const format = flags.string('output');
    if (!['plaintext', 'plaintext-openapiv2'].includes(format)) throw new OcError(`unrecognized format: ${format}`);
    const { kind, path } = await subjectOf(invocation, word);
    const version = flags.string('api-version') || apiVersionOf(kind);
    if (format === 'plaintext-openapiv2') return context.stdout(await olderForm(invocation, kind, version, path));
    const document = await schemasOf(client, version).catch((cause: unknown) => {
      throw new OcError(
        `couldn't find resource for ${JSON.stringify(`${version.includes('/') ? '' : '/'}${version}, Resource=${kind.plural}`)}`,
        {
          cause,
        },
      );
    });
    const [group, number] = version.includes('/') ? version.split('/') : ['', version];
    const schema = schemaOf(Object.values(document.components?.schemas ?? {}), {
      group: group as string,
      version: number as string,
      kind: kind.kind,
    });
    if (!schema) throw new OcError(`GVR (${group}/${number}, Resource=${kind.plural}) not found in OpenAPI schema`);
    const head = `${group ? `GROUP:      ${group}\n` : ''}KIND:       ${kind.kind}\nVERSION:    ${number}\n\n`;
    context.stdout(head);
    context.stdout(`${explainSchema(schema, { document, path, recursive: flags.boolean('recursive') })}\n`);
  },
};

/** The explanation in the form that `kubectl` had before OpenAPI 3.0. */
const olderForm = async (
  { client, flags }: Invocation,
  { kind }: ResourceKind,
  apiVersion: string,
  path: readonly string[],
): Promise<string> => {
  const document = await client.request<Definitions>({ method: 'GET', path: '/openapi/v2' });
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const schema = schemaOf(Object.values(document.definitions), { group, version, kind });
  if (schema === undefined)
    throw new OcError(`couldn't find resource for ${JSON.stringify(`${group}/${version}, Kind=${kind}`)}`);
  const { explainOpenApiV2 } = await import('../../explain/explain-openapi-v2.ts');
  return explainOpenApiV2(schema, document, { kind, apiVersion, path, recursive: flags.boolean('recursive') });
};

/** The schemas of a group and version, from where the index of all of them says that they are. */
const schemasOf = async (client: Invocation['client'], version: string): Promise<SchemaDocument> => {
  const name = `${version.includes('/') ? 'apis' : 'api'}/${version}`;
  const index = await client.request<OpenApiIndex | string>({ method: 'GET', path: '/openapi/v3' });
  // The server calls it plain text.
  const { paths } = typeof index === 'string' ? (JSON.parse(index) as OpenApiIndex) : index;
  const [path = '', query] = (paths[name]?.serverRelativeURL ?? `/openapi/v3/${name}`).split('?');
  return client.request({ method: 'GET', path, query: Object.fromEntries(new URLSearchParams(query)) });
};

interface OpenApiIndex {
  readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string } | undefined>>;
}

/** `is.spec.tags` and `imagestreams.image.openshift.io.spec` taken apart. */
const subjectOf = async (
  { client }: Invocation,
  word: string,
): Promise<{ kind: ResourceKind; path: readonly string[] }> => {
  const parts = word.split('.').filter((part) => part !== '');
  const [name = '', ...path] = parts;
  const alike = (await servedKinds(client)).filter((kind) =>
    [kind.plural, kind.singular, ...kind.shortNames].includes(name.toLowerCase()),
  );
  const qualified = alike.find(({ group }) => group !== '' && path.join('.').concat('.').startsWith(`${group}.`));
  if (qualified) return { kind: qualified, path: path.slice(qualified.group.split('.').length) };
  const [kind] = alike;
  if (!kind) throw new PlainError(`the server doesn't have a resource type ${JSON.stringify(name)}`);
  return { kind, path };
};

const schemaOf = (
  schemas: readonly (Schema | undefined)[],
  { group, version, kind }: { group: string; version: string; kind: string },
): Schema | undefined =>
  schemas.find((schema) =>
    schema?.['x-kubernetes-group-version-kind']?.some(
      (each) => each.group === group && each.version === version && each.kind === kind,
    ),
  );
