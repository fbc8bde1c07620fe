import type { Container, PodSpec } from '../../../resources/pod-spec.ts';

/**
 * The container whose image a field path names: `<template>.spec.containers[?(@.name=="web")].image` or `…containers[0].image`, the
 * same with `initContainers`. `undefined` when the path has another form or there is no such container.
 *
 * @param template where objects of this kind hold their pod template: `spec.template`
 */
export const containerAt = (podSpec: PodSpec, fieldPath: string, template: string): Container | undefined => {
  const prefix = `${template}.spec.`;
  const match = fieldPath.startsWith(prefix) ? pattern.exec(fieldPath.slice(prefix.length)) : null;
  if (match === null) return undefined;
  const [, list = '', name, index] = match;
  const containers = podSpec[list as 'containers' | 'initContainers'] ?? [];
  return name === undefined ? containers[Number(index)] : containers.find((container) => container.name === name);
};

const pattern =
  /^(containers|initContainers)\[(?:\?\(@\.name==["']([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)["']\)|(\d+))\]\.image$/;
