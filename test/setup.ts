// Vitest lowers the colour level of its workers; screens are compared with true colour on, whoever runs them.
process.env['FORCE_COLOR'] = '3';
process.env['NODE_ENV'] = 'production';
// One zone for all: file dates are local times without a zone, and the tests must not depend on the machine's.
process.env['TZ'] = 'UTC';
