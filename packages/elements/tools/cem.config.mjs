// The address of the manifest stands in package.json already.
export default { packagejson: false };
