import type { Container, EnvFromSource, EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { resourceFieldText } from './resource-field.ts';

/** Gives the text of a field of the pod that a container is in. */
export type FieldText = (fieldPath: string) => string;

/** The variables of a container, and from where others come. */
export const describeEnvironment = (container: Container, fieldText: FieldText): string => {
  const { env = [], envFrom = [] } = container;
  return [
    envFrom.length === 0 ? '' : `    Environment Variables from:\n${envFrom.map(sourceLine).join('')}`,
    env.length === 0 ? '    Environment:\t<none>\n' : '    Environment:\n',
    ...env.map((variable) => variableLine(variable, container, fieldText)),
  ].join('');
};

const sourceLine = ({ prefix, configMapRef, secretRef }: EnvFromSource): string => {
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  const from = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  return `      ${name}\t${from}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional}\n`;
};

const variableLine = ({ name, value = '', valueFrom }: EnvVar, container: Container, fieldText: FieldText): string => {
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom ?? {};
  if (fieldRef)
    return `      ${name}:\t${fieldText(fieldRef.fieldPath)} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})\n`;
  if (resourceFieldRef)
    return `      ${name}:\t${resourceFieldText(resourceFieldRef, container)} (${resourceFieldRef.resource})\n`;
  if (secretKeyRef)
    return `      ${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\tOptional: ${secretKeyRef.optional ?? false}\n`;
  if (configMapKeyRef)
    return `      ${name}:\t<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name}'>\tOptional: ${configMapKeyRef.optional ?? false}\n`;
  return value
    .split('\n')
    .map((line, index) => (index === 0 ? `      ${name}:\t${line}\n` : `      \t${line}\n`))
    .join('');
};
