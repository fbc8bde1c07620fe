import { Given } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

Given('the project {string}', openProject);
Given('项目 {string}', openProject);
async function openProject(this: ExperimentWorld, name: string): Promise<void> {
  await this.experiment.projects.open(name);
}
