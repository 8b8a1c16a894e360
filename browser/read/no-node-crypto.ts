/** In the place of Node's module, which kdbxweb asks for by name and a browser does without: it has its own crypto. */
export default {};
