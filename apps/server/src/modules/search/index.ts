export { createSearchConsumer } from './search-consumer.ts';
