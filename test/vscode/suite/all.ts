import './colours.test.js';
import './desk.test.js';
import './extension.test.js';
import './findings.test.js';
import './format.test.js';
import './review.test.js';
import './walk.test.js';
