export { createReportsConsumer } from './reports-consumer.ts';
