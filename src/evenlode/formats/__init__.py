"""How bytes are read and written: any file taken in is held to limits, refused in plain words or read as a text table.

`reading.peek` says what a file is, `reading.read_table` reads one table of it, `xml_files.read_xml` all tables of an
XML file, `archives.unpack` opens a zip, and `hashing.sha256_of` names its bytes. Nothing is imported here, so that the
package itself costs nothing.
"""
