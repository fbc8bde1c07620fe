import { Given, Then, When } from '@cucumber/cucumber';
import type { Variation } from '../src/harness/variation.ts';
import type { ExperimentWorld } from './world.ts';

Given('the tag {string} holds {image} as {variation}', make);
Given('标签 {string} 持有{image},方式为{variation}', make);
async function make(this: ExperimentWorld, tag: string, image: string, variation: Variation): Promise<void> {
  await this.experiment.variations.make(tag, image, variation);
}

When('the tag {string} gets {image} in the same way', update);
When('标签 {string} 以同样方式得到{image}', update);
async function update(this: ExperimentWorld, tag: string, image: string): Promise<void> {
  await this.experiment.variations.update(tag, image);
}

When('the source of the tag {string} gets {image}', updateSource);
When('标签 {string} 的来源得到{image}', updateSource);
async function updateSource(this: ExperimentWorld, tag: string, image: string): Promise<void> {
  await this.experiment.variations.updateSource(tag, image);
}

Then('I look at the pods of {string}', look);
Then('我查看 {string} 的 Pod', look);
async function look(this: ExperimentWorld, workload: string): Promise<void> {
  await this.experiment.answers.look(workload);
}

When('{string} is rolled out on the node {string}, and I look at its pods', rollOutAndLook);
When('重新部署 {string} 到节点 {string},并查看其 Pod', rollOutAndLook);
async function rollOutAndLook(this: ExperimentWorld, workload: string, node: string): Promise<void> {
  await this.experiment.workloads.rollOut(workload, node);
  await this.experiment.answers.look(workload);
}

Then('the answer to {string} is {string}', answer);
Then('对 {string} 的回答是 {string}', answer);
async function answer(this: ExperimentWorld, question: string, words: string): Promise<void> {
  this.experiment.answers.answer(question, { words });
}

Then('the answer to {string} is {string}, as in the article', answerOfArticle);
Then('对 {string} 的回答是 {string},与文章相同', answerOfArticle);
async function answerOfArticle(this: ExperimentWorld, question: string, words: string): Promise<void> {
  this.experiment.answers.answer(question, { words, article: words });
}

Then('the answer to {string} is {string}, where the article says {string}', answerUnlikeArticle);
Then('对 {string} 的回答是 {string},文章说的是 {string}', answerUnlikeArticle);
async function answerUnlikeArticle(
  this: ExperimentWorld,
  question: string,
  words: string,
  article: string,
): Promise<void> {
  this.experiment.answers.answer(question, { words, article });
}

Then('for {string} the answer to {string} is {string}, where the article says {string}', answerForCase);
Then('就 {string} 而言,对 {string} 的回答是 {string},文章说的是 {string}', answerForCase);
async function answerForCase(
  this: ExperimentWorld,
  circumstance: string,
  question: string,
  words: string,
  article: string,
): Promise<void> {
  this.experiment.answers.answer(question, { words, article, circumstance });
}
