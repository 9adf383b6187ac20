<?xml version="1.0" encoding="UTF-8"?>
<!--
  Turns a file of the old XSM, which is valid by xsmconfig.xsd, into a site file, with its comments.

  Hosts get their names from the order of their addresses: IPv4 by number, so that 10.0.0.9 comes before 10.0.0.10, then
  IPv6 as text; the first is h1. A host that the file calls by a name keeps it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:xsm:site:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">
  <!-- Layout is written here and not left to the processor. Some leave out the line end after the declaration. -->
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:param name="site" select="'site'"/>
  <xsl:param name="bridge" select="'xenbr0'"/>
  <xsl:param name="prefix" select="'h'"/>
  <xsl:param name="head"/>

  <xsl:key name="dom0" match="DOM0"
      use="translate(normalize-space(), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
  <xsl:key name="config" match="VM" use="normalize-space(@config)"/>

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>
  <xsl:variable name="line" select="'&#10;'"/>

  <xsl:template match="/">
    <xsl:if test="$head">
      <xsl:comment><xsl:value-of select="concat(' ', $head, ' ')"/></xsl:comment>
      <xsl:value-of select="$line"/>
    </xsl:if>
    <xsl:for-each select="XSMConfig/preceding-sibling::comment()">
      <xsl:copy/>
      <xsl:value-of select="$line"/>
    </xsl:for-each>
    <xsl:variable name="hosts"><xsl:call-template name="hosts"/></xsl:variable>
    <xsl:apply-templates select="XSMConfig">
      <xsl:with-param name="hosts" select="exsl:node-set($hosts)"/>
    </xsl:apply-templates>
    <xsl:value-of select="$line"/>
    <xsl:for-each select="XSMConfig/following-sibling::comment()">
      <xsl:copy/>
      <xsl:value-of select="$line"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="XSMConfig">
    <xsl:param name="hosts"/>
    <!-- In a text, as in " 192.168.5.101=h1 ", a name is found quickly; keys into made nodes work in few processors. -->
    <xsl:variable name="names">
      <xsl:text> </xsl:text>
      <xsl:for-each select="$hosts/host"><xsl:value-of select="concat(@address, '=', @name, ' ')"/></xsl:for-each>
    </xsl:variable>
    <site name="{$site}">
      <xsl:if test="Set/VM">
        <xsl:call-template name="surroundings">
          <xsl:with-param name="hosts" select="$hosts"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="content">
        <xsl:with-param name="names" select="string($names)"/>
        <xsl:with-param name="indent" select="'&#10;  '"/>
      </xsl:call-template>
      <xsl:if test="Set or comment()">
        <xsl:value-of select="$line"/>
      </xsl:if>
    </site>
  </xsl:template>

  <!-- Each host once. What sorts: 0 for IPv4, 1 for IPv6, 2 for names; then the four numbers; then the text. -->
  <xsl:template name="hosts">
    <xsl:for-each select="/XSMConfig/Set/VM/DOM0[generate-id() =
        generate-id(key('dom0', translate(normalize-space(), $upper, $lower))[1])]">
      <xsl:sort data-type="number"
          select="2 * (translate(normalize-space(), '0123456789.', '') != '') - contains(., ':')"/>
      <xsl:sort data-type="number" select="substring-before(normalize-space(), '.')"/>
      <xsl:sort data-type="number" select="substring-before(substring-after(normalize-space(), '.'), '.')"/>
      <xsl:sort data-type="number"
          select="substring-before(substring-after(substring-after(normalize-space(), '.'), '.'), '.')"/>
      <xsl:sort data-type="number"
          select="substring-after(substring-after(substring-after(normalize-space(), '.'), '.'), '.')"/>
      <xsl:sort select="translate(normalize-space(), $upper, $lower)"/>
      <xsl:variable name="address" select="translate(normalize-space(), $upper, $lower)"/>
      <host address="{$address}" xmlns="">
        <xsl:attribute name="name">
          <xsl:choose>
            <xsl:when test="contains($address, ':') or translate($address, '0123456789.', '') = ''">
              <xsl:value-of select="concat($prefix, position())"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$address"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </host>
    </xsl:for-each>
  </xsl:template>

  <!-- What guests need around them: the old file says the hosts and the names of configs, Xen the rest. -->
  <xsl:template name="surroundings">
    <xsl:param name="hosts"/>
    <xsl:value-of select="concat($line, '  ')"/>
    <hosts>
      <xsl:for-each select="$hosts/host">
        <xsl:value-of select="concat($line, '    ')"/>
        <host name="{@name}" address="{@address}"/>
      </xsl:for-each>
      <xsl:value-of select="concat($line, '  ')"/>
    </hosts>
    <xsl:value-of select="concat($line, '  ')"/>
    <networks>
      <xsl:value-of select="concat($line, '    ')"/>
      <xsl:comment> The old file names no bridge; check that every host has this one. </xsl:comment>
      <xsl:value-of select="concat($line, '    ')"/>
      <network name="lan" bridge="{$bridge}"/>
      <xsl:value-of select="concat($line, '  ')"/>
    </networks>
    <xsl:value-of select="concat($line, '  ')"/>
    <configs>
      <xsl:value-of select="concat($line, '    ')"/>
      <xsl:comment> To be filled from Xen's configuration files of these names: xsm import. </xsl:comment>
      <xsl:for-each select="Set/VM[generate-id() = generate-id(key('config', normalize-space(@config))[1])]">
        <xsl:value-of select="concat($line, '    ')"/>
        <config name="{normalize-space(@config)}">
          <xsl:value-of select="concat($line, '      ')"/>
          <interface network="lan"/>
          <xsl:value-of select="concat($line, '    ')"/>
        </config>
      </xsl:for-each>
      <xsl:value-of select="concat($line, '  ')"/>
    </configs>
  </xsl:template>

  <xsl:template match="Set">
    <xsl:param name="names"/>
    <xsl:value-of select="concat($line, '  ')"/>
    <set name="{normalize-space(@name)}">
      <xsl:if test="Owner">
        <xsl:attribute name="owner"><xsl:value-of select="normalize-space(Owner)"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="content">
        <xsl:with-param name="names" select="$names"/>
        <xsl:with-param name="indent" select="'&#10;    '"/>
      </xsl:call-template>
      <xsl:if test="VM | comment() | Owner/comment()">
        <xsl:value-of select="concat($line, '  ')"/>
      </xsl:if>
    </set>
    <xsl:call-template name="separator"/>
  </xsl:template>

  <xsl:template match="VM">
    <xsl:param name="names"/>
    <xsl:variable name="dom0" select="translate(normalize-space(DOM0), $upper, $lower)"/>
    <xsl:value-of select="concat($line, '    ')"/>
    <vm name="{normalize-space(@name)}" config="{normalize-space(@config)}">
      <xsl:attribute name="host">
        <xsl:value-of select="substring-before(substring-after($names, concat(' ', $dom0, '=')), ' ')"/>
      </xsl:attribute>
      <xsl:apply-templates select="VCPUS"/>
      <xsl:apply-templates select="MEM"/>
      <xsl:apply-templates select="HWADDR"/>
      <xsl:apply-templates select="IP"/>
      <xsl:for-each select=".//comment()">
        <xsl:value-of select="concat($line, '      ')"/>
        <xsl:copy/>
      </xsl:for-each>
      <xsl:if test=".//comment()">
        <xsl:value-of select="concat($line, '    ')"/>
      </xsl:if>
    </vm>
    <xsl:call-template name="separator"/>
  </xsl:template>

  <xsl:template match="VCPUS">
    <xsl:attribute name="vcpus"><xsl:value-of select="normalize-space()"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="MEM">
    <xsl:attribute name="memory">
      <!-- A number may have a plus sign or zeros before it, a size may not. -->
      <xsl:value-of select="concat(number(translate(normalize-space(), '+', '')), 'MiB')"/>
    </xsl:attribute>
  </xsl:template>

  <xsl:template match="HWADDR">
    <xsl:attribute name="mac">
      <xsl:value-of select="translate(normalize-space(), $upper, $lower)"/>
    </xsl:attribute>
  </xsl:template>

  <xsl:template match="IP">
    <xsl:attribute name="ip">
      <xsl:value-of select="translate(normalize-space(), $upper, $lower)"/>
    </xsl:attribute>
  </xsl:template>

  <!--
    Comments. What stands before one in the old file lays it out, so that nobody has to look back, which takes time: a
    comment that ended a line still does.
  -->
  <xsl:template match="comment()">
    <xsl:copy/>
    <xsl:call-template name="separator"/>
  </xsl:template>

  <xsl:template match="text()">
    <xsl:param name="indent"/>
    <xsl:if test="following-sibling::node()[1][self::comment()]">
      <xsl:choose>
        <xsl:when test="contains(., '&#10;')"><xsl:value-of select="$indent"/></xsl:when>
        <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template match="Owner | processing-instruction()">
    <xsl:param name="indent"/>
    <xsl:for-each select="comment()">
      <xsl:value-of select="$indent"/>
      <xsl:copy/>
    </xsl:for-each>
    <xsl:call-template name="separator"><xsl:with-param name="with" select="$indent"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="separator">
    <xsl:param name="with" select="' '"/>
    <xsl:if test="following-sibling::node()[1][self::comment()]"><xsl:value-of select="$with"/></xsl:if>
  </xsl:template>

  <xsl:template name="content">
    <xsl:param name="names"/>
    <xsl:param name="indent"/>
    <xsl:if test="node()[1][self::comment()]"><xsl:value-of select="$indent"/></xsl:if>
    <xsl:apply-templates select="node()">
      <xsl:with-param name="names" select="$names"/>
      <xsl:with-param name="indent" select="$indent"/>
    </xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
