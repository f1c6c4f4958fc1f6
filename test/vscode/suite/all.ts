import './extension.test.js';
import './format.test.js';
