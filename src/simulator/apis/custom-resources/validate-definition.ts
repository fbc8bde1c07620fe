import type { CustomResourceDefinition, CustomResourceVersion } from '../../../resources/custom-resource-definition.ts';
import { dns1035Label, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { APPROVAL, approvalOf, isProtected } from './approval-condition.ts';
import { validateConversion } from './validate-conversion.ts';
import { validateSchemaDefaults } from './validate-schema-defaults.ts';
import { validateSelectableFields } from './validate-selectable-fields.ts';
import { columnErrors, scalePathErrors } from './validate-simple-paths.ts';
import { validateStructure } from './validate-structure.ts';

/** @see https://github.com/kubernetes/apiextensions-apiserver/blob/master/pkg/apis/apiextensions/validation/validation.go */
export const validateDefinition = (definition: CustomResourceDefinition): FieldError[] => {
  const { metadata, spec } = definition;
  const expected = `${spec?.names?.plural}.${spec?.group}`;
  return [
    ...(metadata.name === expected
      ? []
      : [invalid('metadata.name', metadata.name, 'must be spec.names.plural+"."+spec.group')]),
    ...validateSpec(definition),
    ...approvalErrors(definition),
  ];
};

const validateSpec = (definition: CustomResourceDefinition): FieldError[] => {
  const { spec } = definition;
  return [
    ...groupErrors(definition),
    ...scopeErrors(spec?.scope),
    ...versionsErrors(spec?.versions),
    ...(spec?.preserveUnknownFields
      ? [
          invalid(
            'spec.preserveUnknownFields',
            true,
            'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
          ),
        ]
      : []),
    ...namesErrors(spec?.names),
    ...(spec === undefined ? [] : validateConversion(spec)),
  ];
};

/** What is served cannot be renamed. */
export const validateDefinitionUpdate = (
  definition: CustomResourceDefinition,
  old: CustomResourceDefinition,
): FieldError[] => {
  const spec: Partial<CustomResourceDefinition['spec']> = definition.spec ?? {};
  const { scope, group, names } = old.spec;
  return [
    ...validateSpec(definition),
    ...approvalErrors(definition, old),
    ...validateImmutable(spec.scope ?? '', scope, 'spec.scope'),
    ...validateImmutable(spec.names?.kind ?? '', names.kind, 'spec.names.kind'),
    ...validateImmutable(spec.group ?? '', group, 'spec.group'),
    ...validateImmutable(spec.names?.plural ?? '', names.plural, 'spec.names.plural'),
    ...(old.status?.storedVersions ?? []).flatMap((each, index) =>
      (spec.versions ?? []).some(({ name }) => name === each)
        ? []
        : [invalid(`status.storedVersions[${index}]`, each, 'must appear in spec.versions')],
    ),
  ];
};

const groupErrors = ({ spec }: CustomResourceDefinition): FieldError[] => {
  const { group } = spec ?? {};
  if (!group) return [required('spec.group')];
  const texts = dnsSubdomain(group);
  if (texts.length > 0) return [invalid('spec.group', group, texts.join(','))];
  if (!group.includes('.')) return [invalid('spec.group', group, 'should be a domain with at least one dot')];
  return [];
};

/** What was refused or let in before is not asked again as long as the approval says the same kind of thing. */
const approvalErrors = (definition: CustomResourceDefinition, old?: CustomResourceDefinition): FieldError[] => {
  if (!isProtected(definition.spec?.group ?? '')) return [];
  const approval = definition.metadata.annotations?.[APPROVAL] ?? '';
  const [, reason, message] = approvalOf(approval);
  if (old !== undefined && approvalOf(old.metadata.annotations?.[APPROVAL])[1] === reason) return [];
  const field = `metadata.annotations[${APPROVAL}]`;
  if (reason === 'MissingAnnotation') return [required(field, message)];
  return reason === 'InvalidAnnotation' ? [invalid(field, approval, message)] : [];
};

const scopeErrors = (scope: string | undefined): FieldError[] => {
  if (!scope) return [required('spec.scope')];
  return scope === 'Cluster' || scope === 'Namespaced'
    ? []
    : [notSupported('spec.scope', scope, ['Cluster', 'Namespaced'])];
};

const versionsErrors = (versions: readonly CustomResourceVersion[] = []): FieldError[] => {
  const names = versions.map(({ name }) => name);
  return [
    ...versions.flatMap((version, index) => versionErrors(version, index, versions)),
    ...(new Set(names).size === names.length
      ? []
      : [invalid('spec.versions', versions, 'must contain unique version names')]),
    ...(versions.filter(({ storage }) => storage).length === 1
      ? []
      : [invalid('spec.versions', versions, 'must have exactly one version marked as storage version')]),
  ];
};

/** What is the same in all versions is told of once, as if it belonged to all. */
const versionErrors = (
  version: CustomResourceVersion,
  index: number,
  versions: readonly CustomResourceVersion[],
): FieldError[] => {
  const path = `spec.versions[${index}]`;
  const schema = version.schema?.openAPIV3Schema as Schema | undefined;
  const placed = (part: keyof CustomResourceVersion, check: (path: string) => FieldError[]): FieldError[] => {
    if (!isSameInAll(versions, part)) return check(path);
    return index === 0 ? check('spec') : [];
  };
  return [
    ...deprecationErrors(version, path),
    ...dns1035Label(version.name ?? '').map((text) => invalid(`${path}.name`, version.name ?? '', text)),
    ...(schema === undefined
      ? [required(`${path}.schema.openAPIV3Schema`, 'schemas are required')]
      : placed('schema', (at) =>
          schemaFindings(schema, `${at === 'spec' ? 'spec.validation' : `${path}.schema`}.openAPIV3Schema`),
        )),
    ...(schema === undefined
      ? []
      : placed('selectableFields', (at) =>
          validateSelectableFields(version.selectableFields ?? [], schema, `${at}.selectableFields`),
        )),
    ...placed('additionalPrinterColumns', (at) => columnErrors(version, `${at}.additionalPrinterColumns`)),
    ...placed('subresources', (at) => scalePathErrors(version, `${at}.subresources.scale`)),
  ];
};

const deprecationErrors = (
  { deprecated, deprecationWarning: text }: CustomResourceVersion,
  path: string,
): FieldError[] => {
  if (text === undefined) return [];
  const problems = deprecated
    ? [
        ...(text.length > 256 ? ['must be <= 256 characters long'] : []),
        ...(text === '' ? ['must not be an empty string'] : []),
      ]
    : ['can only be set for deprecated versions'];
  return problems.map((problem) => invalid(`${path}.deprecationWarning`, text, problem));
};

/** Defaults are held against a schema that is one. */
const schemaFindings = (schema: Schema, path: string): FieldError[] => {
  const errors = validateStructure(schema, path);
  return errors.length > 0 ? errors : validateSchemaDefaults(schema, path, true);
};

/** Whether the real server keeps a part of the versions once for all of them. */
export const isSameInAll = (versions: readonly CustomResourceVersion[], part: keyof CustomResourceVersion): boolean =>
  versions.every((each) => equal(each[part], versions[0]?.[part]));

const namesErrors = (names: Partial<CustomResourceDefinition['spec']['names']> = {}): FieldError[] => {
  const given = (['plural', 'singular', 'kind', 'listKind'] as const).filter((field) => !names[field]);
  const label = (field: 'plural' | 'singular' | 'kind' | 'listKind', prefix = ''): FieldError[] => {
    const value = names[field];
    if (!value) return [];
    const texts = dns1035Label(prefix === '' ? value : value.toLowerCase());
    return texts.length === 0 ? [] : [invalid(`spec.names.${field}`, value, `${prefix}${texts.join(',')}`)];
  };
  const mixed = 'may have mixed case, but should otherwise match: ';
  return [
    ...given.map((field) => required(`spec.names.${field}`)),
    ...label('plural'),
    ...label('singular'),
    ...label('kind', mixed),
    ...label('listKind', mixed),
    ...(names.kind && names.kind === names.listKind
      ? [invalid('spec.names.listKind', names.listKind, 'kind and listKind may not be the same')]
      : []),
    ...(['shortNames', 'categories'] as const).flatMap((list) =>
      (names[list] ?? []).flatMap((each, index) =>
        dns1035Label(each).map((text) => invalid(`spec.names.${list}[${index}]`, each, text)),
      ),
    ),
  ];
};
