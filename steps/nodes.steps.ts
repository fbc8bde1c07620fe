import { Given } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

Given('only the node {string} takes pods', allowOnly);
Given('只有节点 {string} 接收 Pod', allowOnly);
async function allowOnly(this: ExperimentWorld, node: string): Promise<void> {
  await this.experiment.nodes.allowOnly(node);
}
