import './extension.test.js';
