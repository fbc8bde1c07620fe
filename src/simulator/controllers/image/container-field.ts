import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';

/**
 * The container whose image a field path names: `<template>.spec.containers[?(@.name=="web")].image` or `…containers[0].image`, the
 * same with `initContainers`; by its name a container of either list is found. `undefined` when the path has another form or
 * there is no such container.
 *
 * @param template where objects of this kind hold their pod template: `spec.template`
 */
export const containerAt = (podSpec: PodSpec, fieldPath: string, template: string): Container | undefined => {
  const prefix = `${template}.spec.`;
  const match = fieldPath.startsWith(prefix) ? pattern.exec(fieldPath.slice(prefix.length)) : null;
  if (match === null) return undefined;
  const [, list = '', selector = ''] = match;
  const { containers, initContainers = [] } = podSpec;
  if (/^[+-]?\d+$/.test(selector)) return (list === 'containers' ? containers : initContainers)[Number(selector)];
  const [, name] = named.exec(selector) ?? [];
  return [...initContainers, ...containers].find((container) => container.name === name);
};

const pattern = /^(containers|initContainers)\[([^\]]*)\]\.?image$/;

/** Quotes of the other kind name nothing. */
const named = /^\?\(@\.name=="(.*)"\)$/;
